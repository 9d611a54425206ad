import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import { findByReference, getByReference, scopeKeyOf } from '../find-by-reference.js';
import type { JobQueueRecord } from './job-queue-record.js';

export const jobQueueTable: TableDefinition<JobQueueRecord, 'byScope'> = {
  key: (queue) => queue.jobQueueArn,
  indexes: { byScope: ({ jobQueueArn }) => scopeKeyOf(jobQueueArn) },
  describe: ({ state, status }) => `${state} ${status}`,
};

export function findJobQueue(draft: BatchDraft, reference: string, scope: Scope): JobQueueRecord | undefined {
  return findByReference(draft.jobQueues, { type: 'job-queue', reference }, scope);
}

export function getJobQueue(draft: BatchDraft, reference: string, scope: Scope): JobQueueRecord {
  return getByReference(draft.jobQueues, { type: 'job-queue', reference }, scope);
}

/** The queues that go by the scheduling policy. */
export function listQueuesOfPolicy(draft: BatchDraft, policyArn: string): JobQueueRecord[] {
  const queues = [...draft.jobQueues.list('byScope', scopeKeyOf(policyArn))];
  return queues.filter(({ schedulingPolicyArn }) => schedulingPolicyArn === policyArn);
}

/** The queues that can send jobs to the environment, be it for containers or for service jobs. */
export function listQueuesOf(draft: BatchDraft, environmentArn: string): JobQueueRecord[] {
  return [...draft.jobQueues.list('byScope', scopeKeyOf(environmentArn))].filter(
    ({ computeEnvironmentOrder, serviceEnvironmentOrder }) =>
      computeEnvironmentOrder.some(({ computeEnvironment }) => computeEnvironment === environmentArn) ||
      serviceEnvironmentOrder.some(({ serviceEnvironment }) => serviceEnvironment === environmentArn),
  );
}
