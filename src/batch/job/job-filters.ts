import type { KeyValuesPair } from '@aws-sdk/client-batch';
import { isArn } from '../../aws/arn.js';
import { invalidRequest } from '../batch-errors.js';
import { resourceNameOf } from '../identify.js';
import type { JobRecord, JobSpec } from './job-record.js';

export interface FilteredJob {
  readonly job: JobRecord;
  readonly spec: JobSpec;
}

type Matches = (value: string, filtered: FilteredJob) => boolean;

/** By the name of the filter, in which letters in upper and lower case differ. */
const FILTERS: Readonly<Record<string, Matches>> = {
  JOB_NAME: (value, { job }) => matchesName(value.toLowerCase(), job.jobName.toLowerCase()),
  JOB_DEFINITION: (value, { spec }) => matchesDefinition(value, spec.jobDefinitionArn),
  BEFORE_CREATED_AT: (value, { job }) => job.createdAt < Number(value),
  AFTER_CREATED_AT: (value, { job }) => job.createdAt > Number(value),
  SHARE_IDENTIFIER: (value, { spec }) => spec.shareIdentifier === value,
};

/** This one goes together with a status. */
export const SHARE_FILTER = 'SHARE_IDENTIFIER';

/** Assumption: the wordings, and that one of several values is enough. */
export function readFilter(filters: readonly KeyValuesPair[]): ((filtered: FilteredJob) => boolean) | undefined {
  if (filters.length === 0) return undefined;
  if (filters.length > 1) throw invalidRequest('Only one filter can be used at a time.');
  const [{ name = '', values = [] } = {}] = filters;
  const matches = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
  if (matches === undefined) throw invalidRequest(`${name} is not a valid filter.`);
  if (values.length === 0) throw invalidRequest(`Values of the filter ${name} are required.`);
  if (name.endsWith('_CREATED_AT') && !values.every((value) => /^\d+$/.test(value))) {
    throw invalidRequest(`Values of the filter ${name} must be milliseconds since the epoch.`);
  }
  return (filtered) => values.some((value) => matches(value, filtered));
}

/** A trailing asterisk stands for any ending. */
function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** An ARN is of one revision; a name is of all. */
function matchesDefinition(pattern: string, jobDefinitionArn: string): boolean {
  if (isArn(pattern)) return pattern === jobDefinitionArn;
  return matchesName(pattern, resourceNameOf(jobDefinitionArn).replace(/:\d+$/, ''));
}
