import { clientException } from '../ecs-errors.js';
import { containerRules } from './rules/container-rules.js';
import { definitionRules } from './rules/definition-rules.js';
import { dependencyRules } from './rules/dependency-rules.js';
import { environmentRules } from './rules/environment-rules.js';
import { launchTypeRules } from './rules/launch-type-rules.js';
import { logRules } from './rules/log-rules.js';
import { networkModeRules } from './rules/network-mode-rules.js';
import { portRules } from './rules/port-rules.js';
import { proxyRules } from './rules/proxy-rules.js';
import { findProblem } from './rules/rule.js';
import { sizeRules } from './rules/size-rules.js';
import { volumeRules } from './rules/volume-rules.js';
import type { CompleteDefinition } from './task-definition-record.js';

/**
 * Assumption: the order. On record is only that AWS speaks of the memory of a container before it speaks of what Fargate
 * wants.
 */
const RULES = [
  ...definitionRules,
  ...sizeRules,
  ...containerRules,
  ...portRules,
  ...networkModeRules,
  ...proxyRules,
  ...dependencyRules,
  ...volumeRules,
  ...environmentRules,
  ...logRules,
  ...launchTypeRules,
];

/** Throws the exception of the first rule that the definition breaks. */
export function assertTaskDefinition(definition: CompleteDefinition): void {
  const problem = findProblem(RULES, definition);
  if (problem !== undefined) throw clientException(problem);
}
