import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import { mockAws, mockBatch, type BatchMock } from 'aws-ecs-batch-mock';
import type { Scenario } from './scenarios.js';

const CHILDREN = 10_000;

/** Each runs in a world of its own: of AWS Batch alone, or with ECS, where each child is a task, too. */
export const batchScenarios: readonly Scenario[] = [
  {
    name: `an array of ${CHILDREN} jobs to SUCCEEDED`,
    times: 3,
    prepare: () => async () => inBatch(mockBatch, runArray),
  },
  { name: 'the same as tasks of ECS', times: 1, prepare: () => async () => inBatch(mockAws, runArray) },
  { name: 'DescribeJobs of a job', times: 300, prepare: () => prepareDescribe(1) },
  { name: `DescribeJobs of an array of ${CHILDREN}`, times: 300, prepare: () => prepareDescribe(CHILDREN) },
];

async function inBatch<T>(mock: () => BatchMock, run: (aws: BatchMock, client: BatchClient) => Promise<T>): Promise<T> {
  const aws = mock();
  try {
    aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
    return await run(aws, new BatchClient({}));
  } finally {
    aws.restore();
  }
}

async function runArray({ clock }: BatchMock, client: BatchClient): Promise<void> {
  const submit = new SubmitJobCommand({
    jobName: 'array',
    jobQueue: 'jobs',
    jobDefinition: 'job',
    arrayProperties: { size: CHILDREN },
  });
  const { jobId = '' } = await client.send(submit);
  clock.runUntilIdle();
  const { jobs: [job] = [] } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));
  if (job?.status !== 'SUCCEEDED') throw new Error(`The array is ${job?.status}`);
}

/** The world stays until the next is made. */
function prepareDescribe(size: number): () => unknown {
  const aws = mockBatch();
  const arrayProperties = size > 1 ? { arrayProperties: { size } } : {};
  const { jobIds } = aws.batch.seed({
    computeEnvironments: ['fleet'],
    jobQueues: ['jobs'],
    jobDefinitions: ['job'],
    jobs: [{ status: 'RUNNABLE', ...arrayProperties }],
  });
  const client = new BatchClient({});
  const command = new DescribeJobsCommand({ jobs: jobIds });
  return async () => client.send(command);
}
