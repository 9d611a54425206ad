import type { Compatibility } from '@aws-sdk/client-ecs';
import { externalRules } from './rules/external-rules.js';
import { fargateRules } from './rules/fargate-rules.js';
import { findProblem } from './rules/rule.js';
import type { CompleteDefinition } from './task-definition-record.js';

/**
 * The launch types that accept the definition, whichever it requires. Amazon EC2 always does.
 * Assumption: managed instances are named only when they are required.
 */
export function listCompatibilities(definition: CompleteDefinition): Compatibility[] {
  const accepts: Readonly<Record<Compatibility, boolean>> = {
    EXTERNAL: findProblem(externalRules, definition) === undefined,
    EC2: true,
    FARGATE: findProblem(fargateRules, definition) === undefined,
    MANAGED_INSTANCES: definition.requiresCompatibilities?.includes('MANAGED_INSTANCES') ?? false,
  };
  return (Object.keys(accepts) as Compatibility[]).filter((compatibility) => accepts[compatibility]);
}
