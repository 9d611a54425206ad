import type { Compatibility } from '@aws-sdk/client-ecs';
import { STORAGE_OFF_FARGATE } from '../ephemeral-storage.js';
import type { CompleteDefinition } from '../task-definition-record.js';
import { externalRules } from './external-rules.js';
import { fargateRules } from './fargate-rules.js';
import { findProblem, type TaskDefinitionRule } from './rule.js';

/** A launch type has its say only when it is required. */
export const launchTypeRules: readonly TaskDefinitionRule[] = [
  (definition) => requires(definition, 'FARGATE') && findProblem(fargateRules, definition),
  (definition) => requires(definition, 'EXTERNAL') && findProblem(externalRules, definition),
  (definition) => !requires(definition, 'FARGATE') && definition.ephemeralStorage && STORAGE_OFF_FARGATE,
];

function requires({ requiresCompatibilities }: CompleteDefinition, compatibility: Compatibility): boolean {
  return requiresCompatibilities?.includes(compatibility) ?? false;
}
