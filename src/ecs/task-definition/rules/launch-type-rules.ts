import type { Compatibility } from '@aws-sdk/client-ecs';
import type { CompleteDefinition } from '../task-definition-record.js';
import { externalRules } from './external-rules.js';
import { fargateRules } from './fargate-rules.js';
import { findProblem, type TaskDefinitionRule } from './rule.js';

/** A launch type has its say only when it is required. */
export const launchTypeRules: readonly TaskDefinitionRule[] = [
  (definition) => requires(definition, 'FARGATE') && findProblem(fargateRules, definition),
  (definition) => requires(definition, 'EXTERNAL') && findProblem(externalRules, definition),
  (definition) =>
    !requires(definition, 'FARGATE') &&
    definition.ephemeralStorage &&
    'Tasks using the EC2 launch type do not support EphemeralStorage.',
];

function requires({ requiresCompatibilities }: CompleteDefinition, compatibility: Compatibility): boolean {
  return requiresCompatibilities?.includes(compatibility) ?? false;
}
