import { SubmitJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, EKS, FARGATE, RESOURCES, createJobWorld } from './job-world.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('SubmitJob', () => {
  const { aws, client, begin, prepareQueue, register, submit, submitted, describeJob, statusOf } = createJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives ARN, name and id', async () => {
    await begin();
    const { $metadata, ...reply } = await submit();
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      jobArn: `${BATCH}:job/${reply.jobId}`,
      jobName: 'nightly',
      jobId: expect.stringMatching(UUID),
    });
  });

  it('makes a job of its own each time, whatever its name', async () => {
    await begin();
    const [first, second] = [await submitted(), await submitted()];
    expect(first).not.toBe(second);
  });

  it('takes a job from SUBMITTED to SUCCEEDED', async () => {
    await begin();
    const jobId = await submitted();
    const look = async (wait: number) => {
      aws.clock.advance(wait);
      return statusOf(jobId);
    };
    expect([await look(999), await look(1), await look(159_000), await look(10_000), await look(60_000)]).toEqual([
      'SUBMITTED',
      'RUNNABLE',
      'STARTING',
      'RUNNING',
      'SUCCEEDED',
    ]);
  });

  it('sends an event for each change of status, but none for the submission', async () => {
    await begin();
    const jobId = await submitted();
    expect(aws.events.all()).toEqual([]);
    aws.clock.runUntilIdle();
    const events = aws.events.all().filter(({ source }) => source === 'aws.batch');
    expect(events.map(({ detail }) => detail['status'])).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
    expect(events[0]).toMatchObject({
      'detail-type': 'Batch Job State Change',
      resources: [`${BATCH}:job/${jobId}`],
      detail: { jobId, jobName: 'nightly', tags: { resourceArn: `${BATCH}:job/${jobId}` } },
    });
  });

  it('runs a job as definition and request together say', async () => {
    await prepareQueue();
    const container = { image: 'copier', resourceRequirements: RESOURCES, command: ['copy', 'Ref::from'] };
    await register({ containerProperties: { ...container, environment: [{ name: 'A', value: '1' }] } });
    const seen: unknown[] = [];
    aws.batch.onJob({ jobName: 'nightly' }, (job) => {
      seen.push(job.containers);
      return { exitCode: 0 };
    });
    const jobId = await submitted({
      parameters: { from: 'here' },
      containerOverrides: { environment: [{ name: 'B', value: '2' }] },
    });
    aws.clock.runUntilIdle();
    expect(seen).toEqual([
      [
        {
          name: 'default',
          image: 'copier',
          command: ['copy', 'here'],
          environment: {
            A: '1',
            B: '2',
            AWS_BATCH_JOB_ID: jobId,
            AWS_BATCH_JOB_ATTEMPT: '1',
            AWS_BATCH_JQ_NAME: 'queue',
            AWS_BATCH_CE_NAME: 'queue',
          },
        },
      ],
    ]);
    expect((await describeJob(jobId)).container?.environment).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ]);
  });

  it('gives each child of an array its index', async () => {
    await begin();
    const seen: unknown[] = [];
    aws.batch.onJob({ jobName: 'nightly' }, ({ jobId, containers: [container] }) => {
      const { AWS_BATCH_JOB_ARRAY_INDEX: index, AWS_BATCH_JOB_ARRAY_SIZE: size } = container?.environment ?? {};
      seen.push([jobId, index, size]);
      return {};
    });
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.runUntilIdle();
    expect(seen).toEqual([
      [`${jobId}:0`, '0', '2'],
      [`${jobId}:1`, '1', '2'],
    ]);
  });

  it('gives each node its index', async () => {
    await prepareQueue();
    const container = { image: 'busybox', resourceRequirements: RESOURCES };
    await register({
      nodeProperties: { numNodes: 2, mainNode: 1, nodeRangeProperties: [{ targetNodes: '0:', container }] },
    });
    const seen: unknown[] = [];
    aws.batch.onJob({ jobName: 'nightly' }, ({ containers: [only] }) => {
      const variables = only?.environment ?? {};
      const { AWS_BATCH_JOB_NODE_INDEX: index, AWS_BATCH_JOB_NUM_NODES: size } = variables;
      seen.push([index, size, variables['AWS_BATCH_JOB_MAIN_NODE_INDEX']]);
      return {};
    });
    await submitted();
    aws.clock.runUntilIdle();
    expect(seen).toEqual([
      ['1', '2', '1'],
      ['0', '2', '1'],
    ]);
  });

  it.each([
    ['Fargate', { computeResources: FARGATE }],
    ['Amazon EKS', EKS],
    ['Amazon EC2', {}],
  ])('runs jobs on %s', async (platform, environment) => {
    await prepareQueue({ environment });
    const size = [
      { type: 'VCPU' as const, value: '1' },
      { type: 'MEMORY' as const, value: '2048' },
    ];
    const container = { image: 'busybox', resourceRequirements: size };
    const pod = { image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } };
    const executionRoleArn = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole';
    await register(
      {
        Fargate: {
          platformCapabilities: ['FARGATE' as const],
          containerProperties: { ...container, executionRoleArn },
        },
        'Amazon EKS': { eksProperties: { podProperties: { containers: [pod] } } },
      }[platform] ?? { containerProperties: container },
    );
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('keeps the tags of a job apart from those of its definition', async () => {
    await prepareQueue();
    await register({ tags: { team: 'blue' } });
    expect((await describeJob(await submitted({ tags: { night: 'yes' } }))).tags).toEqual({ night: 'yes' });
  });

  it('accepts more tags than a task can have, and lets the job fail', async () => {
    await prepareQueue();
    const tagsOf = (prefix: string) =>
      Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`${prefix}${index}`, '']));
    await register({ tags: tagsOf('a') });
    const [apart, together] = [
      await submitted({ tags: tagsOf('b') }),
      await submitted({ tags: tagsOf('b'), propagateTags: true }),
    ];
    const array = await submitted({ tags: tagsOf('b'), propagateTags: true, arrayProperties: { size: 2 } });
    aws.clock.runUntilIdle();
    expect(await statusOf(apart)).toBe('SUCCEEDED');
    expect(await describeJob(together)).toMatchObject({
      status: 'FAILED',
      statusReason: 'The maximum number of tags is 50.',
      attempts: [],
    });
    expect(await describeJob(array)).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  it('accepts longer overrides than a task can have, and lets the job fail', async () => {
    await begin();
    const first = await submitted();
    const tooLong = { containerOverrides: { command: ['x'.repeat(8_192)] } };
    const [alone, after] = [await submitted(tooLong), await submitted({ ...tooLong, dependsOn: [{ jobId: first }] })];
    aws.clock.advance('1s');
    expect([await statusOf(alone), await statusOf(after)]).toEqual(['FAILED', 'PENDING']);
    aws.clock.runUntilIdle();
    for (const jobId of [alone, after]) {
      expect(await describeJob(jobId)).toMatchObject({
        status: 'FAILED',
        statusReason: 'Container Overrides length must be at most 8192',
        attempts: [],
      });
    }
  });

  it('shares nothing with the caller', async () => {
    await begin();
    const command = ['a'];
    const input = { jobName: 'n', jobQueue: 'queue', jobDefinition: 'sleep', containerOverrides: { command } };
    const { jobId = '' } = await client.send(new SubmitJobCommand(input));
    command.push('b');
    expect((await describeJob(jobId)).container?.command).toEqual(['a']);
  });
});
