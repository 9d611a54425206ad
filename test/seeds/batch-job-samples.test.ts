// The samples that the API Reference of AWS Batch documents for jobs. ARNs have today's forms.
import {
  BatchClient,
  CancelJobCommand,
  DescribeJobsCommand,
  ListJobsCommand,
  SubmitJobCommand,
  TerminateJobCommand,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchSeed } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const UUID = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/) as string;
const TIME = expect.any(Number) as number;
const BATCH = 'arn:aws:batch:us-east-1:012345678910';

const WORLD: BatchSeed = {
  computeEnvironments: ['C4OnDemand'],
  jobQueues: [{ jobQueueName: 'HighPriority', priority: 10 }],
  jobDefinitions: [
    {
      jobDefinitionName: 'sleep60',
      containerProperties: { image: 'busybox', vcpus: 1, memory: 128, command: ['sleep', '60'] },
    },
  ],
};

describe('the documented samples of jobs', () => {
  const aws = mockBatch({ accountId: '012345678910' });
  const { batch, clock } = aws;
  const client = new BatchClient({ region: 'us-east-1' });
  const describeJob = async (jobId: string) =>
    (await client.send(new DescribeJobsCommand({ jobs: [jobId] }))).jobs?.[0];

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('CancelJob', async () => {
    const { jobIds } = batch.seed({ ...WORLD, jobs: [{ status: 'RUNNABLE' }] });
    const [jobId = ''] = jobIds;

    const reply = await client.send(new CancelJobCommand({ reason: 'Cancelling job.', jobId }));
    expect(Object.keys(reply)).toEqual(['$metadata']);
    clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'Cancelling job.' });
  });

  it('DescribeJobs', async () => {
    batch.onJob({ jobName: 'EchoAttemptNumber' }, ({ attempt }) => ({ exitCode: attempt, after: '1s' }));
    const { jobIds } = batch.seed({
      ...WORLD,
      jobDefinitions: [
        {
          jobDefinitionName: 'EchoAttemptNumber',
          // The document has 2 MiB; today the least is 4.
          containerProperties: {
            image: 'amazonlinux',
            vcpus: 1,
            memory: 4,
            command: ['/bin/bash', '-c', 'exit $AWS_BATCH_JOB_ATTEMPT'],
          },
          retryStrategy: { attempts: 3 },
        },
      ],
      jobs: [{ status: 'FAILED' }],
    });
    const [instance = ''] = Object.keys(aws.state.batch.instances);
    const container = (exitCode: number) => ({
      containerInstanceArn: instance,
      taskArn: expect.stringMatching(
        /^arn:aws:ecs:us-east-1:012345678910:task\/AWSBatch-C4OnDemand-[\da-f-]{36}\/[\da-f]{32}$/,
      ) as string,
      exitCode,
    });
    const statusReason = 'Essential container in task exited';

    expect(instance).toMatch(/^arn:aws:ecs:us-east-1:012345678910:container-instance\/AWSBatch-C4OnDemand-/);
    expect(await client.send(new DescribeJobsCommand({ jobs: jobIds }))).toMatchObject({
      jobs: [
        {
          jobName: 'EchoAttemptNumber',
          jobId: UUID,
          jobQueue: `${BATCH}:job-queue/HighPriority`,
          status: 'FAILED',
          attempts: [1, 2, 3].map((attempt) => ({
            container: container(attempt),
            startedAt: TIME,
            stoppedAt: TIME,
            statusReason,
          })),
          statusReason,
          createdAt: TIME,
          retryStrategy: { attempts: 3 },
          startedAt: TIME,
          stoppedAt: TIME,
          dependsOn: [],
          jobDefinition: `${BATCH}:job-definition/EchoAttemptNumber:1`,
          parameters: {},
          container: {
            image: 'amazonlinux',
            vcpus: 1,
            memory: 4,
            command: ['/bin/bash', '-c', 'exit $AWS_BATCH_JOB_ATTEMPT'],
            volumes: [],
            environment: [],
            mountPoints: [],
            ulimits: [],
            ...container(3),
          },
        },
      ],
    });
  });

  it('ListJobs, of those that run', async () => {
    batch.seed({ ...WORLD, jobs: [{ jobName: 'example', status: 'RUNNING' }, { jobName: 'other' }] });

    expect(await client.send(new ListJobsCommand({ jobQueue: 'HighPriority' }))).toMatchObject({
      jobSummaryList: [{ jobId: UUID, jobName: 'example' }],
    });
  });

  it('ListJobs, of a status', async () => {
    batch.seed({ ...WORLD, jobs: [{ jobName: 'example', status: 'SUBMITTED' }, { jobName: 'other' }] });

    expect(await client.send(new ListJobsCommand({ jobQueue: 'HighPriority', jobStatus: 'SUBMITTED' }))).toMatchObject({
      jobSummaryList: [{ jobId: UUID, jobName: 'example' }],
    });
  });

  it('SubmitJob', async () => {
    batch.seed(WORLD);
    const request = { jobName: 'example', jobQueue: 'HighPriority', jobDefinition: 'sleep60' };

    expect(await client.send(new SubmitJobCommand(request))).toMatchObject({ jobName: 'example', jobId: UUID });
  });

  it('TerminateJob', async () => {
    const { jobIds } = batch.seed({ ...WORLD, jobs: [{ status: 'RUNNING' }] });
    const [jobId = ''] = jobIds;

    const reply = await client.send(new TerminateJobCommand({ reason: 'Terminating job.', jobId }));
    expect(Object.keys(reply)).toEqual(['$metadata']);
    clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'Terminating job.' });
  });
});
