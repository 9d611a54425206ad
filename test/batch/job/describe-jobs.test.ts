import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, RESOURCES, createJobWorld } from './job-world.js';

const PLACE = expect.stringMatching(
  /^arn:aws:ecs:us-east-1:123456789012:[-a-z]+\/AWSBatch-queue-[-\da-f]{36}\/[\da-f]{32}$/,
);
const SUBMITTED_AT = 1_704_067_220_000;

describe('DescribeJobs', () => {
  const { aws, client, begin, submitted, describeJob } = createJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const describeThem = async (jobs: string[], by = client) => by.send(new DescribeJobsCommand({ jobs }));
  const idsOf = async (jobs: string[], by = client) => (await describeThem(jobs, by)).jobs?.map(({ jobId }) => jobId);
  const lists = { environment: [], volumes: [], mountPoints: [], ulimits: [], secrets: [], networkInterfaces: [] };

  it('shows a container job whole when it is SUBMITTED', async () => {
    await begin();
    const jobId = await submitted({ tags: { team: 'blue' } });
    const { $metadata, ...reply } = await describeThem([jobId]);

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      jobs: [
        {
          jobArn: `${BATCH}:job/${jobId}`,
          jobName: 'nightly',
          jobId,
          jobQueue: `${BATCH}:job-queue/queue`,
          status: 'SUBMITTED',
          attempts: [],
          createdAt: SUBMITTED_AT,
          retryStrategy: { attempts: 1, evaluateOnExit: [] },
          dependsOn: [],
          jobDefinition: `${BATCH}:job-definition/sleep:1`,
          parameters: {},
          container: { image: 'busybox', command: ['sleep', '60'], resourceRequirements: RESOURCES, ...lists },
          tags: { team: 'blue' },
          propagateTags: false,
          platformCapabilities: [],
          eksAttempts: [],
          isCancelled: false,
          isTerminated: false,
        },
      ],
    });
  });

  it('shows it whole when it has SUCCEEDED', async () => {
    await begin();
    const jobId = await submitted({ timeout: { attemptDurationSeconds: 90 } });
    aws.clock.runUntilIdle();
    const { attempts: [attempt] = [], ...job } = await describeJob(jobId);

    const startedAt = SUBMITTED_AT + 170_000;
    const stoppedAt = SUBMITTED_AT + 230_000;
    const progress = {
      taskArn: PLACE,
      containerInstanceArn: PLACE,
      logStreamName: expect.stringMatching(/^sleep\/default\/[\da-f]{32}$/),
      exitCode: 0,
      networkInterfaces: [],
    };
    expect(attempt).toEqual({
      container: progress,
      startedAt,
      stoppedAt,
      statusReason: 'Essential container in task exited',
    });
    expect(job).toEqual({
      jobArn: `${BATCH}:job/${jobId}`,
      jobName: 'nightly',
      jobId,
      jobQueue: `${BATCH}:job-queue/queue`,
      status: 'SUCCEEDED',
      statusReason: 'Essential container in task exited',
      createdAt: SUBMITTED_AT,
      retryStrategy: { attempts: 1, evaluateOnExit: [] },
      startedAt,
      stoppedAt,
      dependsOn: [],
      jobDefinition: `${BATCH}:job-definition/sleep:1`,
      parameters: {},
      container: {
        image: 'busybox',
        command: ['sleep', '60'],
        resourceRequirements: RESOURCES,
        ...lists,
        ...attempt?.container,
      },
      timeout: { attemptDurationSeconds: 90 },
      tags: {},
      propagateTags: false,
      platformCapabilities: [],
      eksAttempts: [],
      isCancelled: false,
      isTerminated: false,
    });
  });

  it('shows more of a job with each step', async () => {
    await begin();
    const jobId = await submitted();
    const look = async (wait: string) => {
      aws.clock.advance(wait);
      const { status, startedAt, stoppedAt, attempts, container = {} } = await describeJob(jobId);
      const { taskArn, logStreamName, exitCode } = container;
      const seen = Object.entries({ taskArn, logStreamName, startedAt, exitCode, stoppedAt }).filter(
        ([, v]) => v !== undefined,
      );
      return [status, attempts?.length, ...seen.map(([member]) => member)];
    };
    expect([await look('0s'), await look('1s'), await look('159s'), await look('10s'), await look('60s')]).toEqual([
      ['SUBMITTED', 0],
      ['RUNNABLE', 0],
      ['STARTING', 0, 'taskArn'],
      ['RUNNING', 0, 'taskArn', 'logStreamName', 'startedAt'],
      ['SUCCEEDED', 1, 'taskArn', 'logStreamName', 'startedAt', 'exitCode', 'stoppedAt'],
    ]);
  });

  it('shows exit code and reason of a container that failed, and the attempts before', async () => {
    await begin();
    aws.batch.onJob({ jobName: 'nightly' }, ({ attempt }) =>
      attempt === 1 ? { exitCode: 3 } : { reason: 'OutOfMemoryError: Container killed due to memory usage' },
    );
    const jobId = await submitted({ retryStrategy: { attempts: 2 } });
    aws.clock.runUntilIdle();
    const job = await describeJob(jobId);
    expect(job).toMatchObject({
      status: 'FAILED',
      statusReason: 'Essential container in task exited',
      attempts: [
        { container: { exitCode: 3 } },
        { container: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' } },
      ],
      container: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    });
    expect(job.startedAt).toBe(job.attempts?.[1]?.startedAt);
    expect(job.container?.taskArn).not.toBe(job.attempts?.[0]?.container?.taskArn);
  });

  it('shows jobs in the order in which they are asked for, each once, without those that are missing', async () => {
    await begin();
    const [first, second] = [await submitted(), await submitted()];
    expect(await idsOf([second, 'nope', `${first}:0`, `${first}#0`, first, '', second])).toEqual([second, first]);
    expect(await idsOf([])).toEqual([]);
  });

  it('does not find jobs by ARN or name, or in another Region', async () => {
    await begin();
    const jobId = await submitted();
    expect(await idsOf([`${BATCH}:job/${jobId}`, 'nightly'])).toEqual([]);
    expect(await idsOf([jobId], new BatchClient({ region: 'eu-west-1' }))).toEqual([]);
  });

  it('takes up to 100 ids', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `job-${index}`);
    expect(await idsOf(ids.slice(1))).toEqual([]);
    expect(await rejectionOf(describeThem(ids))).toEqual({
      name: 'ClientException',
      text: 'Maximum number of jobs supported is  100 .',
      isWrapped: true,
    });
    expect(await rejectionOf(client.send(new DescribeJobsCommand({ jobs: undefined })))).toEqual({
      name: 'ClientException',
      text: 'jobs is required.',
      isWrapped: true,
    });
  });

  it('finds a job for a week after its end, with its children', async () => {
    await begin();
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.runUntilIdle();
    aws.clock.advance('167h');
    expect(await idsOf([jobId, `${jobId}:1`])).toEqual([jobId, `${jobId}:1`]);
    aws.clock.advance('1h');
    expect(await idsOf([jobId, `${jobId}:1`])).toEqual([]);
  });

  it('gives a copy that the caller may change', async () => {
    await begin();
    const jobId = await submitted();
    (await describeJob(jobId)).container?.command?.push('more');
    expect((await describeJob(jobId)).container?.command).toEqual(['sleep', '60']);
  });
});
