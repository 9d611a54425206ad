import type { KeyValuesPair } from '@aws-sdk/client-batch';
import { isArn } from '../../aws/arn.js';
import { matchesIgnoringCase, matchesName, readOneFilter, type Filters } from '../filters.js';
import { definitionNameOf } from '../job-definition/definition-name.js';
import type { JobRecord, JobSpec } from './job-record.js';

export interface FilteredJob {
  readonly job: JobRecord;
  readonly spec: JobSpec;
}

const FILTERS: Filters<FilteredJob> = {
  JOB_NAME: (value, { job }) => matchesIgnoringCase(value, job.jobName),
  JOB_DEFINITION: (value, { spec }) => matchesDefinition(value, spec.jobDefinitionArn),
  BEFORE_CREATED_AT: (value, { job }) => job.createdAt < Number(value),
  AFTER_CREATED_AT: (value, { job }) => job.createdAt > Number(value),
  SHARE_IDENTIFIER: (value, { spec }) => spec.shareIdentifier === value,
};

/** This one goes together with a status. */
export const SHARE_FILTER = 'SHARE_IDENTIFIER';

export function readFilter(filters: readonly KeyValuesPair[]): ((filtered: FilteredJob) => boolean) | undefined {
  return readOneFilter(FILTERS, filters);
}

/** An ARN is of one revision; a name is of all. */
function matchesDefinition(pattern: string, jobDefinitionArn: string): boolean {
  return isArn(pattern) ? pattern === jobDefinitionArn : matchesName(pattern, definitionNameOf(jobDefinitionArn));
}
