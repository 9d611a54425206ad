import type { DescribeJobQueuesRequest, DescribeJobQueuesResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { arnOfReference } from '../identify.js';
import { paginate } from '../paginate.js';
import { toJobQueueView } from './job-queue-view.js';

const MOST_REFERENCES = 100;

/** Queues that are missing are left out. Assumption: they come in the order of their creation, each once. */
export function describeJobQueues(
  draft: BatchDraft,
  { jobQueues: references = [], maxResults, nextToken }: DescribeJobQueuesRequest,
  { scope }: BatchContext,
): DescribeJobQueuesResponse {
  const { accountId, region } = scope;
  if (references.length === 0) {
    const page = paginate({ list: 'DescribeJobQueues', maxResults, nextToken }, (from) =>
      draft.jobQueues.walk('byScope', [accountId, region], from),
    );
    return { jobQueues: page.items.map(toJobQueueView), nextToken: page.nextToken };
  }
  // Assumption: the noun; the sentence is on record for compute environments.
  if (maxResults !== undefined) throw invalidRequest('JobQueues and MaxResults cannot both be set');
  if (references.length > MOST_REFERENCES) {
    // Assumption: the wording, after that of DescribeJobs.
    throw invalidRequest(`Maximum number of job queues supported is  ${MOST_REFERENCES} .`);
  }
  const wanted = new Set(references.map((reference) => arnOfReference(scope, 'job-queue', reference)));
  const queues = [...draft.jobQueues.list('byScope', [accountId, region])];
  return { jobQueues: queues.filter(({ jobQueueArn }) => wanted.has(jobQueueArn)).map(toJobQueueView) };
}
