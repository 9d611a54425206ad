import { isArn, parseArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertOwnArn } from '../identify.js';
import type { TaskSetRecord } from './task-set-record.js';

export const taskSetTable: TableDefinition<TaskSetRecord, 'byService' | 'byTaskDefinition'> = {
  key: (taskSet) => taskSet.taskSetArn,
  indexes: {
    byService: (taskSet) => [taskSet.serviceArn],
    byTaskDefinition: (taskSet) => [taskSet.spec.taskDefinition],
  },
  describe: ({ status, scale, stabilityStatus }) => `${status} ${scale.value}% ${stabilityStatus}`,
};

export interface TaskSetReference {
  readonly serviceArn: string;
  /** An id or an ARN. */
  readonly text: string;
}

/** The ARN of a task set that a caller named by its id or its ARN. */
export function taskSetArnOf({ serviceArn, text }: TaskSetReference, scope: Scope): string {
  const isNamed = isArn(text) ? parseArn(text)?.resource.startsWith('task-set/') : text.startsWith('ecs-svc/');
  if (!isNamed) throw invalidParameter('Task Set Identifier is invalid');
  if (!isArn(text)) return toTaskSetArn(serviceArn, text);
  assertOwnArn(text, scope);
  return text;
}

export function toTaskSetArn(serviceArn: string, id: string): string {
  return `${serviceArn.replace(':service/', ':task-set/')}/${id}`;
}

export function getTaskSet(draft: EcsDraft, reference: TaskSetReference, scope: Scope): TaskSetRecord {
  const taskSet = draft.taskSets.get(taskSetArnOf(reference, scope));
  if (taskSet?.serviceArn !== reference.serviceArn) {
    throw new ApiError('TaskSetNotFoundException', 'The specified task set does not exist.');
  }
  return taskSet;
}

/** The task set that started a task. Undefined: a deployment did. */
export function findTaskSet(draft: EcsDraft, serviceArn: string, starter = ''): TaskSetRecord | undefined {
  return draft.taskSets.get(toTaskSetArn(serviceArn, starter));
}
