import type { EcsDraft } from '../ecs-state.js';
import type { CompleteDefinition } from './task-definition-record.js';

/** What a task runs, which may be a task definition or that of a daemon. */
export function findDefinition(draft: EcsDraft, taskDefinitionArn: string): CompleteDefinition | undefined {
  const record = draft.taskDefinitions.get(taskDefinitionArn) ?? draft.daemonTaskDefinitions.get(taskDefinitionArn);
  return record?.definition;
}
