import { isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { arnOfReference } from '../identify.js';
import type { JobQueueRecord } from './job-queue-record.js';

export const jobQueueTable: TableDefinition<JobQueueRecord, 'byScope'> = {
  key: (queue) => queue.jobQueueArn,
  indexes: {
    byScope: ({ jobQueueArn }) => {
      const { accountId, region } = scopeOfArn(jobQueueArn);
      return [accountId, region];
    },
  },
  describe: ({ state, status }) => `${state} ${status}`,
};

/** A queue of another account or Region is not found, not even by its ARN. */
export function findJobQueue(draft: BatchDraft, reference: string, scope: Scope): JobQueueRecord | undefined {
  const arn = arnOfReference(scope, 'job-queue', reference);
  return isInScope(arn, scope) ? draft.jobQueues.get(arn) : undefined;
}

export function getJobQueue(draft: BatchDraft, reference: string, scope: Scope): JobQueueRecord {
  const queue = findJobQueue(draft, reference, scope);
  if (queue === undefined) throw clientException(`${arnOfReference(scope, 'job-queue', reference)} does not exist`);
  return queue;
}

/** The queues that go by the scheduling policy. */
export function listQueuesOfPolicy(draft: BatchDraft, policyArn: string): JobQueueRecord[] {
  const { accountId, region } = scopeOfArn(policyArn);
  const queues = [...draft.jobQueues.list('byScope', [accountId, region])];
  return queues.filter(({ schedulingPolicyArn }) => schedulingPolicyArn === policyArn);
}

/** The queues that can send jobs to the environment, be it for containers or for service jobs. */
export function listQueuesOf(draft: BatchDraft, environmentArn: string): JobQueueRecord[] {
  const { accountId, region } = scopeOfArn(environmentArn);
  return [...draft.jobQueues.list('byScope', [accountId, region])].filter(
    ({ computeEnvironmentOrder, serviceEnvironmentOrder }) =>
      computeEnvironmentOrder.some(({ computeEnvironment }) => computeEnvironment === environmentArn) ||
      serviceEnvironmentOrder.some(({ serviceEnvironment }) => serviceEnvironment === environmentArn),
  );
}
