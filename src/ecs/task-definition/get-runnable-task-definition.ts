import type { Scope } from '../../aws/arn.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskDefinitionRecord } from './task-definition-record.js';
import { findTaskDefinition, readTaskDefinitionReference } from './task-definition-table.js';

/** The definition that a caller wants to run. A bare family stands for its latest ACTIVE revision. */
export function getRunnableTaskDefinition(draft: EcsDraft, reference: string, scope: Scope): TaskDefinitionRecord {
  const taskDefinition = findTaskDefinition(draft, readTaskDefinitionReference(reference, scope));
  if (taskDefinition === undefined) throw clientException('TaskDefinition not found.');
  if (taskDefinition.status !== 'ACTIVE') throw invalidParameter('TaskDefinition is inactive');
  return taskDefinition;
}
