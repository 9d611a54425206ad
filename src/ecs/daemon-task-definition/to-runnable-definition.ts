import type { RunnableDefinition } from '../task-definition/task-definition-record.js';
import type { DaemonTaskDefinitionRecord } from './daemon-task-definition-record.js';

/** A daemon task definition as tasks see it. */
export function toRunnableDefinition(record: DaemonTaskDefinitionRecord): RunnableDefinition {
  const { daemonTaskDefinitionArn: taskDefinitionArn, family, revision, definition, tags } = record;
  return { taskDefinitionArn, family, revision, definition, tags };
}
