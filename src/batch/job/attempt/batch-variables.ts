import { resourceNameOf } from '../../identify.js';
import type { JobRecord, JobSpec } from '../job-record.js';

export interface VariableSources {
  readonly job: Pick<JobRecord, 'jobId' | 'jobQueueArn' | 'index'>;
  readonly spec: Pick<JobSpec, 'nodeProperties'>;
  /** From 1. */
  readonly attempt: number;
  readonly computeEnvironmentName: string;
  /** Of the parent of a child. */
  readonly arraySize?: number | undefined;
  /** Of the main node, for the other nodes. */
  readonly mainNodeAddress?: string | undefined;
}

/** The variables that AWS Batch gives to each container, on top of those of the user. */
export function batchVariables(sources: VariableSources): Record<string, string> {
  const { job, spec, attempt, computeEnvironmentName, arraySize } = sources;
  return {
    AWS_BATCH_JOB_ID: job.jobId,
    AWS_BATCH_JOB_ATTEMPT: String(attempt),
    AWS_BATCH_JQ_NAME: resourceNameOf(job.jobQueueArn),
    AWS_BATCH_CE_NAME: computeEnvironmentName,
    ...(arraySize !== undefined && {
      AWS_BATCH_JOB_ARRAY_INDEX: String(job.index),
      AWS_BATCH_JOB_ARRAY_SIZE: String(arraySize),
    }),
    ...(spec.nodeProperties && nodeVariables(sources, spec.nodeProperties)),
  };
}

function nodeVariables(
  { job, mainNodeAddress }: VariableSources,
  { numNodes, mainNode }: NonNullable<JobSpec['nodeProperties']>,
): Record<string, string> {
  return {
    AWS_BATCH_JOB_NODE_INDEX: String(job.index),
    AWS_BATCH_JOB_NUM_NODES: String(numNodes),
    AWS_BATCH_JOB_MAIN_NODE_INDEX: String(mainNode),
    ...(mainNodeAddress !== undefined && { AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS: mainNodeAddress }),
  };
}
