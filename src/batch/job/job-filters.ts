import type { KeyValuesPair } from '@aws-sdk/client-batch';
import { isArn } from '../../aws/arn.js';
import { CREATION_FILTERS, matchesName, readOneFilter, type Filters } from '../filters.js';
import { definitionNameOf } from '../job-definition/definition-name.js';
import type { JobRecord, JobSpec } from './job-record.js';

export interface FilteredJob extends Pick<JobRecord, 'jobName' | 'createdAt'> {
  readonly spec: JobSpec;
}

const FILTERS: Filters<FilteredJob> = {
  ...CREATION_FILTERS,
  JOB_DEFINITION: (value, { spec }) => matchesDefinition(value, spec.jobDefinitionArn),
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
