import type { ListJobsRequest, ListJobsResponse } from '@aws-sdk/client-batch';
import { filterEntries } from '../../aws/filter-entries.js';
import type { Walk } from '../../store/sorted-map.js';
import type { BatchContext } from '../batch-context.js';
import { clientException, invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { getJobQueue } from '../job-queue/job-queue-table.js';
import { paginate } from '../paginate.js';
import { readFilter, SHARE_FILTER } from './job-filters.js';
import { toJobSummary } from './job-summary-view.js';
import type { JobRecord } from './job-record.js';
import { findJob, specOf } from './job-table.js';

const MOST_JOBS = 1_000;
const MOST_FILTERED_JOBS = 100;

/** The jobs of a queue, newest first, or the parts of a job by their index. Without a status or filter: those that are RUNNING. */
export function listJobs(draft: BatchDraft, input: ListJobsRequest, context: BatchContext): ListJobsResponse {
  const { maxResults, nextToken, filters = [], jobStatus } = input;
  assertOneSelector(input);
  const matches = readFilter(filters);
  const isFiltered = matches !== undefined && input.jobQueue !== undefined;
  const mostResults = isFiltered ? MOST_FILTERED_JOBS : MOST_JOBS;
  const isAnyStatus = isFiltered && filters[0]?.name !== SHARE_FILTER;
  const status = isAnyStatus ? undefined : (jobStatus ?? (isFiltered ? undefined : 'RUNNING'));
  const walk = walkSelected(draft, { input, status }, context);
  const { items, nextToken: next } = paginate({ list: 'ListJobs', maxResults, nextToken, mostResults }, (from) =>
    filterEntries(walk(from), (job) => !isFiltered || matches({ ...job, spec: specOf(draft, job) })),
  );
  return {
    jobSummaryList: items.map((job) => toJobSummary(draft, job, context.now)),
    ...(next !== undefined && { nextToken: next }),
  };
}

/** Assumption: the wording. */
function assertOneSelector({ jobQueue, arrayJobId, multiNodeJobId }: ListJobsRequest): void {
  const given = [jobQueue, arrayJobId, multiNodeJobId].filter((selector) => selector !== undefined);
  if (given.length === 1) return;
  throw invalidRequest('Exactly one of jobQueue, arrayJobId and multiNodeJobId must be specified.');
}

interface Selection {
  readonly input: ListJobsRequest;
  /** Undefined for all. */
  readonly status: string | undefined;
}

type Entries = Iterable<readonly [position: string, job: JobRecord]>;

function walkSelected(
  draft: BatchDraft,
  { input, status }: Selection,
  { scope }: BatchContext,
): (from: Walk) => Entries {
  const { jobQueue, arrayJobId, multiNodeJobId } = input;
  if (jobQueue === undefined) {
    const parent = findJob(draft, arrayJobId ?? multiNodeJobId ?? '', scope);
    // Assumption: the wording.
    if (parent === undefined) throw clientException(`Job ${arrayJobId ?? multiNodeJobId} does not exist`);
    // Assumption: a job that is of another kind has no such parts, which is no error.
    if ((arrayJobId === undefined ? parent.numNodes : parent.arraySize) === undefined) return () => [];
    return (from) =>
      draft.jobs.walk('byParentStatus', [parent.jobArn, ...(status === undefined ? [] : [status])], from);
  }
  const { jobQueueArn } = getJobQueue(draft, jobQueue, scope);
  return status === undefined
    ? (from) => draft.jobs.walk('byQueue', [jobQueueArn], newestFirst(from))
    : (from) => draft.jobs.walk('byQueueStatus', [jobQueueArn, status], newestFirst(from));
}

function newestFirst(from: Walk): Walk {
  return { ...from, reverse: true };
}
