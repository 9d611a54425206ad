import type {
  ListJobsByConsumableResourceRequest,
  ListJobsByConsumableResourceResponse,
  ListJobsByConsumableResourceSummary,
} from '@aws-sdk/client-batch';
import { filterEntries } from '../../aws/filter-entries.js';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { matchesIgnoringCase, readFilters, type Filters } from '../filters.js';
import type { JobRecord } from '../job/job-record.js';
import { getJob, specOf } from '../job/job-table.js';
import { paginate } from '../paginate.js';
import type { ConsumableUseRecord } from './consumable-use-table.js';
import { getConsumableResource } from './consumable-resource-table.js';
import { consumableNeedsOf } from './needs-of-spec.js';

interface Use {
  readonly job: JobRecord;
  readonly consumableResourceName: string;
}

const FILTERS: Filters<Use> = {
  JOB_STATUS: (value, { job }) => job.status === value,
  JOB_NAME: (value, { job }) => matchesIgnoringCase(value, job.jobName),
  // A sample of AWS has it.
  CONSUMABLE_RESOURCE_NAME: (value, { consumableResourceName }) => matchesIgnoringCase(value, consumableResourceName),
};

/** Assumption: newest first, and arrays and jobs with nodes as one, as ListJobs shows the jobs of a queue. */
export function listJobsByConsumableResource(
  draft: BatchDraft,
  { consumableResource = '', filters, maxResults, nextToken }: ListJobsByConsumableResourceRequest,
  { scope }: BatchContext,
): ListJobsByConsumableResourceResponse {
  const matches = readFilters(FILTERS, filters);
  const { consumableResourceArn, consumableResourceName } = getConsumableResource(draft, consumableResource, scope);
  const isWanted = ({ jobArn }: ConsumableUseRecord) => matches({ job: getJob(draft, jobArn), consumableResourceName });
  const page = paginate({ list: 'ListJobsByConsumableResource', maxResults, nextToken }, (from) =>
    filterEntries(
      draft.consumableUses.walk('byResource', [consumableResourceArn], { ...from, reverse: true }),
      isWanted,
    ),
  );
  return { jobs: page.items.map((use) => toJobView(draft, use)), nextToken: page.nextToken };
}

/** Assumption: the quantity is what the job needs, as in the sample of AWS. */
function toJobView(
  draft: BatchDraft,
  { jobArn, consumableResourceArn }: ConsumableUseRecord,
): ListJobsByConsumableResourceSummary {
  const job = getJob(draft, jobArn);
  const spec = specOf(draft, job);
  const needs = consumableNeedsOf(spec);
  return {
    jobArn,
    jobQueueArn: job.jobQueueArn,
    jobName: job.jobName,
    jobDefinitionArn: spec.jobDefinitionArn,
    shareIdentifier: spec.shareIdentifier,
    jobStatus: job.status,
    quantity: needs.find((need) => need.consumableResourceArn === consumableResourceArn)?.quantity,
    statusReason: job.statusReason,
    startedAt: job.startedAt,
    createdAt: job.createdAt,
    consumableResourceProperties: spec.consumableResourceProperties ?? {
      consumableResourceList: needs.map(({ consumableResourceArn: arn, quantity }) => ({
        consumableResource: arn,
        quantity,
      })),
    },
  };
}
