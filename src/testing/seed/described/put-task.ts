import type { Attachment, Task } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn } from '../../../aws/arn.js';
import { groupOf } from '../../../ecs/service/service-table.js';
import { readTaskDefinitionReference } from '../../../ecs/task-definition/task-definition-table.js';
import type { AttachmentRecord, TaskRecord, TaskStatus } from '../../../ecs/task/task-record.js';
import { assertOneOf } from '../../seeding/assert-one-of.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { Seeding } from '../seeding.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import { claimDescribed } from './claim-described.js';
import { longArn } from './long-arn.js';
import { planDescribed } from './plan-described.js';
import { completeCluster } from './put-cluster.js';
import { TASK_STATUSES } from '../task-statuses.js';
import { toContainer } from './to-container.js';

const SHOWN = [
  ...(['startedBy', 'capacityProviderName', 'availabilityZone', 'platformVersion', 'platformFamily'] as const),
  ...(['cpu', 'memory', 'ephemeralStorage', 'connectivity', 'connectivityAt', 'pullStartedAt'] as const),
  ...(['pullStoppedAt', 'startedAt', 'stoppingAt', 'executionStoppedAt', 'stoppedAt', 'stopCode'] as const),
  'stoppedReason',
] as const;

/** A task as AWS described it, which does what the test says of it from now on. */
export function putTask(seeding: Seeding, task: Described<Task>): string {
  const { draft, context } = seeding;
  const clusterArn = ownArn('clusterArn', task.clusterArn, context.scope.accountId);
  const taskArn = longArn(ownArn('taskArn', task.taskArn, context.scope.accountId), clusterArn);
  assertIsNew(draft.ecs.tasks.get(taskArn), 'taskArn');
  completeCluster(seeding, clusterArn);
  const facts = readFacts(seeding, task, { taskArn, clusterArn });
  const plan = planDescribed(seeding, facts, task);
  draft.ecs.tasks.insert({
    ...{ ...facts, ...plan.members },
    ...claimDescribed(seeding, facts, task),
    containers: (task.containers ?? []).map((container) =>
      toContainer(container, { task: facts, plan: plan.containers.get(container.name ?? ''), now: context.now }),
    ),
  });
  return taskArn;
}

/** What AWS shows of a task beside its containers. */
export type TaskFacts = Omit<TaskRecord, 'sequence' | 'containers' | 'registersTargets'>;

function readFacts(
  seeding: Seeding,
  task: Described<Task>,
  { taskArn, clusterArn }: { readonly taskArn: string; readonly clusterArn: string },
): TaskFacts {
  const { taskDefinitionArn = '', lastStatus = 'RUNNING', containerInstanceArn } = task;
  const { family } = readTaskDefinitionReference(taskDefinitionArn, scopeOfArn(taskDefinitionArn));
  const { group = `family:${family}`, launchType = 'EC2' } = task;
  const serviceArn = findService(seeding, clusterArn, { group, startedBy: task.startedBy });
  return {
    ...{ taskArn, clusterArn, taskDefinitionArn, family, group, launchType },
    ...(pick(task, SHOWN) as Pick<TaskRecord, (typeof SHOWN)[number]>),
    ...(serviceArn !== undefined && { serviceArn }),
    ...(containerInstanceArn !== undefined && { containerInstanceArn: longArn(containerInstanceArn, clusterArn) }),
    lastStatus: readStatus(lastStatus),
    desiredStatus: task.desiredStatus === 'STOPPED' ? 'STOPPED' : 'RUNNING',
    healthStatus: task.healthStatus ?? 'UNKNOWN',
    version: task.version ?? 1,
    enableExecuteCommand: task.enableExecuteCommand ?? false,
    overrides: task.overrides ?? {},
    attributes: task.attributes ?? [],
    attachments: (task.attachments ?? []).map(toAttachment),
    tags: (task.tags ?? []) as TaskRecord['tags'],
    createdAt: task.createdAt ?? seeding.context.now,
  };
}

function toAttachment({ details = [], ...attachment }: Attachment): AttachmentRecord {
  return { ...attachment, details } as AttachmentRecord;
}

function readStatus(status: string): TaskStatus {
  assertOneOf('lastStatus', status, TASK_STATUSES);
  return status as TaskStatus;
}

/** The service that launched it, where that is described or there. */
function findService(
  { draft }: Seeding,
  clusterArn: string,
  { group, startedBy = '' }: Pick<Described<Task>, 'group' | 'startedBy'>,
): string | undefined {
  if (!startedBy.startsWith('ecs-svc/')) return undefined;
  const services = [...draft.ecs.services.list('byCluster', [clusterArn])];
  return services.find((service) => groupOf(service) === group)?.serviceArn;
}

/** AWS Batch says what becomes of the tasks in the clusters of its compute environments. */
export function isOfBatch({ clusterArn }: Pick<TaskRecord, 'clusterArn'>): boolean {
  return /^AWSBatch-|_Batch_/.test(arnTail(clusterArn));
}
