import type { KeyValuesPair } from '@aws-sdk/client-batch';
import { invalidRequest } from './batch-errors.js';

/** What the value of a filter matches, by the name of the filter, in which letters in upper and lower case differ. */
export type Filters<T> = Readonly<Record<string, (value: string, subject: T) => boolean>>;

/** Of all jobs, whatever they run. */
export const CREATION_FILTERS: Filters<{ readonly jobName: string; readonly createdAt: number }> = {
  JOB_NAME: (value, { jobName }) => matchesIgnoringCase(value, jobName),
  BEFORE_CREATED_AT: (value, { createdAt }) => createdAt < Number(value),
  AFTER_CREATED_AT: (value, { createdAt }) => createdAt > Number(value),
};

/** Assumption: the wordings, that one of several values is enough, and that all of several filters must match. */
export function readFilters<T>(known: Filters<T>, given: readonly KeyValuesPair[] = []): (subject: T) => boolean {
  const wanted = given.map(({ name = '', values = [] }) => {
    const matches = Object.hasOwn(known, name) ? known[name] : undefined;
    if (matches === undefined) throw invalidRequest(`${name} is not a valid filter.`);
    if (values.length === 0) throw invalidRequest(`Values of the filter ${name} are required.`);
    return (subject: T) => values.some((value) => matches(value, subject));
  });
  return (subject) => wanted.every((matches) => matches(subject));
}

/** Undefined without a filter: at most one can be used. Assumption: the wordings. */
export function readOneFilter<T>(
  known: Filters<T>,
  given: readonly KeyValuesPair[] = [],
): ((subject: T) => boolean) | undefined {
  if (given.length === 0) return undefined;
  if (given.length > 1) throw invalidRequest('Only one filter can be used at a time.');
  const matches = readFilters(known, given);
  const [{ name = '', values = [] } = {}] = given;
  if (name.endsWith('_CREATED_AT') && !values.every((value) => /^\d+$/.test(value))) {
    throw invalidRequest(`Values of the filter ${name} must be milliseconds since the epoch.`);
  }
  return matches;
}

/** A trailing asterisk stands for any ending. */
export function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

export function matchesIgnoringCase(pattern: string, name: string): boolean {
  return matchesName(pattern.toLowerCase(), name.toLowerCase());
}
