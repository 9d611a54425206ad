import type {
  DeleteTaskDefinitionsRequest,
  DeleteTaskDefinitionsResponse,
  Failure,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { isArn } from '../../aws/arn.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskDefinitionRecord } from './task-definition-record.js';
import { taskDefinitionArn } from './task-definition-table.js';
import { scheduleDeletion } from './task-definition-transitions.js';
import { toTaskDefinitionView } from './task-definition-view.js';

const MOST_REFERENCES = 10;

const INVALID = 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.';
const MISSING =
  'The specified task definition does not exist. Specify a valid account, family, revision and try again.';
const ACTIVE = 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.';

export function deleteTaskDefinitions(
  draft: EcsDraft,
  { taskDefinitions: references = [] }: DeleteTaskDefinitionsRequest,
  context: EcsContext,
): DeleteTaskDefinitionsResponse {
  assertCount(references);
  const taskDefinitions: TaskDefinition[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const arn = toRevisionArn(reference, context);
    const found = arn === undefined ? undefined : draft.taskDefinitions.get(arn);
    if (arn === undefined) failures.push({ arn: reference, reason: INVALID });
    else if (found === undefined) failures.push({ arn, reason: MISSING });
    else if (found.status === 'ACTIVE') failures.push({ arn, reason: ACTIVE });
    else taskDefinitions.push(toTaskDefinitionView(requestDeletion(draft, found, context)));
  }
  return { taskDefinitions, failures };
}

function assertCount(references: readonly string[]): void {
  if (references.length === 0) {
    throw invalidParameter('size of TaskDefinition references list must be greater than 0');
  }
  if (references.length > MOST_REFERENCES) {
    throw invalidParameter(`Size of TaskDefinition references list cannot exceed ${MOST_REFERENCES}`);
  }
}

const REVISION = /^(?:arn:[\w-]+:ecs:[\w-]+:\d{12}:task-definition\/)?([\w-]{1,255}):(\d{1,10})$/;

/** Undefined for what names no revision. One of another account or Region is merely not there. */
function toRevisionArn(reference: string, { scope }: EcsContext): string | undefined {
  const [, family, revision] = REVISION.exec(reference) ?? [];
  if (family === undefined || revision === undefined) return undefined;
  return isArn(reference) ? reference : taskDefinitionArn(scope, family, Number(revision));
}

/** Assumption: deleting once more what is being deleted succeeds and changes nothing. */
function requestDeletion(draft: EcsDraft, found: TaskDefinitionRecord, context: EcsContext): TaskDefinitionRecord {
  if (found.status === 'DELETE_IN_PROGRESS') return found;
  const record = draft.taskDefinitions.update(found.taskDefinitionArn, (changed) => {
    changed.status = 'DELETE_IN_PROGRESS';
    changed.deleteRequestedAt = context.now;
  });
  scheduleDeletion(record.taskDefinitionArn, context.timing.taskDefinitionDeletionMs, context);
  return record;
}
