import type { ListServiceJobsRequest, ListServiceJobsResponse } from '@aws-sdk/client-batch';
import { filterEntries } from '../../aws/filter-entries.js';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { CREATION_FILTERS, readOneFilter, type Filters } from '../filters.js';
import { getJobQueue } from '../job-queue/job-queue-table.js';
import { paginate } from '../paginate.js';
import type { ServiceJobRecord } from './service-job-record.js';
import { toServiceJobSummary } from './service-job-view.js';

const FILTERS: Filters<ServiceJobRecord> = {
  ...CREATION_FILTERS,
  SHARE_IDENTIFIER: (value, { request }) => request.shareIdentifier === value,
  QUOTA_SHARE_NAME: (value, { request }) => request.quotaShareName === value,
};

/** These go together with a status. */
const SHARE_FILTERS: readonly string[] = ['SHARE_IDENTIFIER', 'QUOTA_SHARE_NAME'];

/** Newest first. Without a status or filter: those that are RUNNING. */
export function listServiceJobs(
  draft: BatchDraft,
  input: ListServiceJobsRequest,
  { scope }: BatchContext,
): ListServiceJobsResponse {
  const { jobQueue, jobStatus, filters = [], maxResults, nextToken } = input;
  // Assumption: that it is needed, though the SDK's type has it optional.
  if (jobQueue === undefined) throw invalidRequest('jobQueue is required.');
  const matches = readOneFilter(FILTERS, filters);
  const { jobQueueArn } = getJobQueue(draft, jobQueue, scope);
  const isOfShare = SHARE_FILTERS.includes(filters[0]?.name ?? '');
  const unfiltered = jobStatus ?? 'RUNNING';
  const status = matches === undefined ? unfiltered : isOfShare ? jobStatus : undefined;
  const page = paginate({ list: 'ListServiceJobs', maxResults, nextToken }, (after) => {
    const from = { ...after, reverse: true };
    const entries =
      status === undefined
        ? draft.serviceJobs.walk('byQueue', [jobQueueArn], from)
        : draft.serviceJobs.walk('byQueueStatus', [jobQueueArn, status], from);
    return matches === undefined ? entries : filterEntries(entries, matches);
  });
  return { jobSummaryList: page.items.map(toServiceJobSummary), nextToken: page.nextToken };
}
