import { findNodeRange } from '../job-definition/rules/node-range.js';
import type { JobRecord, JobSpec } from './job-record.js';
import type { Runnable } from './spec/containers-of-spec.js';

/** What the job itself runs: of a node that of its range, of a job with nodes nothing. */
export function runnableOf({ index }: Pick<JobRecord, 'index'>, spec: JobSpec): Runnable {
  const { nodeProperties } = spec;
  if (nodeProperties === undefined) return spec;
  return index === undefined ? {} : (findNodeRange(nodeProperties, index) ?? {});
}
