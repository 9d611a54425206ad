import type { Resources } from '../host/resources.js';
import type { JobRecord, JobSpec } from './job-record.js';
import { runnableOf } from './runnable-of.js';
import { needOf } from './spec/containers-of-spec.js';

/** What each node of a job needs; any other job has one need. */
export function needsOf({ index, numNodes }: Pick<JobRecord, 'index' | 'numNodes'>, spec: JobSpec): Resources[] {
  if (numNodes === undefined) return [needOf(runnableOf({ index }, spec))];
  return Array.from({ length: numNodes }, (_, node) => needOf(runnableOf({ index: node }, spec)));
}
