import { describe, expect, it } from 'vitest';
import { batchVariables } from '../../../../src/batch/job/attempt/batch-variables.js';

const JOB = { jobId: 'f5a6', jobQueueArn: 'arn:aws:batch:us-east-1:123456789012:job-queue/high' };
const SOURCES = { job: JOB, spec: {}, attempt: 2, computeEnvironmentName: 'spot' };
const COMMON = {
  AWS_BATCH_JOB_ID: 'f5a6',
  AWS_BATCH_JOB_ATTEMPT: '2',
  AWS_BATCH_JQ_NAME: 'high',
  AWS_BATCH_CE_NAME: 'spot',
};

describe('batchVariables', () => {
  it('tell every job who and where it is', () => {
    expect(batchVariables(SOURCES)).toEqual(COMMON);
  });

  it('tell a child its place', () => {
    const job = { ...JOB, jobId: 'f5a6:3', index: 3 };

    expect(batchVariables({ ...SOURCES, job, arraySize: 10 })).toEqual({
      ...COMMON,
      AWS_BATCH_JOB_ID: 'f5a6:3',
      AWS_BATCH_JOB_ARRAY_INDEX: '3',
      AWS_BATCH_JOB_ARRAY_SIZE: '10',
    });
  });

  it.each([
    ['the main node', 1, undefined, {}],
    ['another node', 0, '10.0.1.4', { AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS: '10.0.1.4' }],
  ])('tell %s of the nodes', (_, index, mainNodeAddress, more) => {
    const job = { ...JOB, jobId: `f5a6#${index}`, index };
    const spec = { nodeProperties: { numNodes: 4, mainNode: 1, nodeRangeProperties: [] } };

    expect(batchVariables({ ...SOURCES, job, spec, mainNodeAddress })).toEqual({
      ...COMMON,
      AWS_BATCH_JOB_ID: `f5a6#${index}`,
      AWS_BATCH_JOB_NODE_INDEX: String(index),
      AWS_BATCH_JOB_NUM_NODES: '4',
      AWS_BATCH_JOB_MAIN_NODE_INDEX: '1',
      ...more,
    });
  });
});
