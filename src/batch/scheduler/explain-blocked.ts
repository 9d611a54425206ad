import { exceedsLimit, exceedsTypes } from './site-limits.js';
import type { QueuedJob, Site } from './site.js';

/** Why a job keeps its queue waiting. */
export interface BlockedReason {
  /** What `jobStateTimeLimitActions` can name; undefined for what these cannot. */
  readonly key?: string;
  readonly statusReason: string;
}

/** Undefined where nothing is wrong: there will be room sooner or later. */
export function explainBlocked(job: QueuedJob, sites: readonly Site[]): BlockedReason | undefined {
  if (sites.length > 0 && sites.every(({ isValid }) => !isValid)) return INVALID_ENVIRONMENTS;
  const usable = sites.filter(({ isUsable, capability }) => isUsable && capability === job.capability);
  if (usable.length === 0) return undefined;
  if (usable.every((site) => exceedsLimit(site, job))) return EXCEEDS_LIMIT;
  const large = usable.filter((site) => !exceedsLimit(site, job));
  if (large.every((site) => exceedsTypes(site, job))) return EXCEEDS_TYPES;
  const suitable = large.filter((site) => !exceedsTypes(site, job));
  return suitable.every(lacksInstances) ? noCapacity(suitable) : undefined;
}

/** Assumption: of a shortage on Fargate AWS Batch says nothing. */
function lacksInstances({ isShortOfCapacity, fargatevCpusLeft }: Site): boolean {
  return isShortOfCapacity && fargatevCpusLeft === undefined;
}

const INVALID_ENVIRONMENTS: BlockedReason = {
  statusReason: 'ACTION_REQUIRED - CE(s) associated with the job queue are invalid.',
};

const EXCEEDS_LIMIT: BlockedReason = {
  key: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
  statusReason:
    'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - CE(s) associated with the job queue cannot meet the CPU requirement of the job.',
};

const EXCEEDS_TYPES: BlockedReason = {
  key: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
  statusReason:
    'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue.',
};

function noCapacity(sites: readonly Site[]): BlockedReason {
  const [type] = sites.flatMap(({ types }) => types);
  return {
    key: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY',
    statusReason: `CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - Service cannot fulfill the capacity requested for instance type [${type?.name ?? ''}]`,
  };
}
