import type { TaskContainerProperties } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createJobWorld, EC2, EKS, FARGATE, RESOURCES } from '../job-world.js';
import { historyOf } from '../job-history.js';

const FARGATE_JOB = {
  jobDefinitionName: 'serverless',
  platformCapabilities: ['FARGATE' as const],
  containerProperties: {
    image: 'busybox',
    executionRoleArn: 'arn:aws:iam::123456789012:role/run',
    resourceRequirements: RESOURCES.map(({ type }) => ({ type, value: type === 'VCPU' ? '0.25' : '512' })),
  },
};

describe('the life of a job', () => {
  const { aws, begin, prepareQueue, register, submitted, describeJob } = createJobWorld();
  const { batch, clock } = aws;

  const registerPair = (main: Partial<TaskContainerProperties> = {}) =>
    register({
      jobDefinitionName: 'pair',
      ecsProperties: {
        taskProperties: [
          {
            containers: [
              { name: 'helper', image: 'helper', essential: false, resourceRequirements: RESOURCES },
              { name: 'main', image: 'main', resourceRequirements: RESOURCES, ...main },
            ],
          },
        ],
      },
    });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes minutes to begin where an instance must be launched', async () => {
    await begin();
    clock.runUntilIdle();
    const jobId = await submitted();
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '161 STARTING', '171 RUNNING', '231 SUCCEEDED']);
  });

  it('takes seconds to begin on an instance that is there', async () => {
    await begin();
    await submitted();
    clock.runUntilIdle();
    const jobId = await submitted();
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '6 STARTING', '16 RUNNING', '76 SUCCEEDED']);
  });

  it('waits for the capacity of Fargate', async () => {
    await begin({ environment: { computeResources: FARGATE } });
    await register(FARGATE_JOB);
    clock.runUntilIdle();
    const jobId = await submitted({ jobDefinition: 'serverless' });
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '6 STARTING', '36 RUNNING', '96 SUCCEEDED']);
  });

  it('shows at each state what there is to show', async () => {
    await begin({ environment: { computeResources: { ...EC2, minvCpus: 2 } } });
    clock.runUntilIdle();
    const jobId = await submitted();
    const createdAt = clock.now().getTime();
    const seen: unknown[] = [];
    for (const seconds of [0, 1, 5, 10, 60]) {
      clock.advance(seconds * 1_000);
      const { status, statusReason, startedAt, stoppedAt, attempts, container } = await describeJob(jobId);
      const { taskArn, containerInstanceArn, logStreamName, exitCode } = container ?? {};
      const place = [taskArn && 'task', containerInstanceArn && 'instance', logStreamName && 'logs'].filter(Boolean);
      const times = [startedAt, stoppedAt].map((at) => at && (at - createdAt) / 1_000);
      seen.push([status, statusReason, ...times, attempts?.length, place.join(' '), exitCode]);
    }

    const reason = 'Essential container in task exited';
    expect(seen).toEqual([
      ['SUBMITTED', undefined, undefined, undefined, 0, '', undefined],
      ['RUNNABLE', undefined, undefined, undefined, 0, '', undefined],
      ['STARTING', undefined, undefined, undefined, 0, 'task instance', undefined],
      ['RUNNING', undefined, 16, undefined, 0, 'task instance logs', undefined],
      ['SUCCEEDED', reason, 16, 76, 1, 'task instance logs', 0],
    ]);
  });

  it('leaves an attempt that tells where it was and how it ended', async () => {
    await begin();
    const jobId = await submitted();
    clock.runUntilIdle();

    const { attempts, container, startedAt, stoppedAt } = await describeJob(jobId);
    const taskArn = expect.stringMatching(
      /^arn:aws:ecs:us-east-1:123456789012:task\/AWSBatch-queue-[\da-f-]{36}\/[\da-f]{32}$/,
    ) as unknown;
    const place = {
      containerInstanceArn: expect.stringMatching(
        /:container-instance\/AWSBatch-queue-[\da-f-]{36}\/[\da-f]{32}$/,
      ) as unknown,
      taskArn,
      logStreamName: `sleep/default/${container?.taskArn?.slice(-32)}`,
      exitCode: 0,
      networkInterfaces: [],
    };
    expect(attempts).toEqual([
      { container: place, startedAt, stoppedAt, statusReason: 'Essential container in task exited' },
    ]);
    expect(container).toMatchObject(place);
  });

  it('has a network interface and no instance on Fargate', async () => {
    await begin({ environment: { computeResources: FARGATE } });
    await register(FARGATE_JOB);
    const jobId = await submitted({ jobDefinition: 'serverless' });
    clock.runUntilIdle();

    const { attempts } = await describeJob(jobId);
    expect(attempts?.[0]?.container).not.toHaveProperty('containerInstanceArn');
    expect(attempts?.[0]?.container?.networkInterfaces).toEqual([
      {
        attachmentId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
        privateIpv4Address: expect.stringMatching(/^10\./) as unknown,
      },
    ]);
  });

  it('is a pod on EKS', async () => {
    await prepareQueue({ environment: EKS });
    const resources = { requests: { cpu: '1', memory: '512Mi' } };
    await register({ eksProperties: { podProperties: { containers: [{ image: 'busybox', resources }] } } });
    batch.onJob({}, { exitCode: 3 });
    const jobId = await submitted();
    clock.runUntilIdle();

    const { status, attempts, eksAttempts, eksProperties, startedAt, stoppedAt } = await describeJob(jobId);
    const pod = {
      podName: expect.stringMatching(/^aws-batch\.[\da-f-]{36}$/) as unknown,
      nodeName: expect.stringMatching(/^ip-10-0-\d+-\d+\.us-east-1\.compute\.internal$/) as unknown,
    };
    expect(status).toBe('FAILED');
    expect(attempts).toEqual([]);
    expect(eksProperties?.podProperties).toMatchObject(pod);
    expect(eksAttempts).toEqual([
      {
        containers: [expect.objectContaining({ exitCode: 3 })],
        ...pod,
        ...{ startedAt, stoppedAt, statusReason: 'Essential container in task exited' },
      },
    ]);
  });

  it('does not begin where the image cannot be pulled', async () => {
    await begin();
    clock.runUntilIdle();
    batch.onJob({}, { startError: true });
    const jobId = await submitted();
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '161 STARTING', '171 FAILED']);
    const { attempts, startedAt, statusReason, container } = await describeJob(jobId);
    expect(startedAt).toBeUndefined();
    expect(statusReason).toBe('Task failed to start');
    expect(container?.reason).toBe(
      'CannotPullContainerError: Error response from daemon: manifest for busybox not found',
    );
    expect(container).not.toHaveProperty('exitCode');
    expect(container).not.toHaveProperty('logStreamName');
    expect(attempts).toMatchObject([{ statusReason: 'Task failed to start' }]);
    expect(attempts?.[0]).not.toHaveProperty('startedAt');
  });

  it('says itself on Fargate why it does not begin', async () => {
    await prepareQueue({ environment: { computeResources: FARGATE } });
    await register(FARGATE_JOB);
    const startError = 'ResourceInitializationError: unable to pull secrets';
    batch.onJob({}, { startError });
    const jobId = await submitted({ jobDefinition: 'serverless' });
    clock.runUntilIdle();

    const { statusReason, attempts, container } = await describeJob(jobId);
    expect([statusReason, attempts?.[0]?.statusReason]).toEqual([startError, startError]);
    expect(container).not.toHaveProperty('reason');
  });

  it('says of the first essential container why it does not begin', async () => {
    await begin();
    await registerPair();
    batch.onJob({}, { startError: 'CannotStartContainerError: busy' });
    const jobId = await submitted({ jobDefinition: 'pair' });
    clock.runUntilIdle();

    const { attempts } = await describeJob(jobId);
    expect(attempts?.[0]?.taskProperties?.[0]?.containers?.map(({ name, reason }) => [name, reason])).toEqual([
      ['helper', undefined],
      ['main', 'CannotStartContainerError: busy'],
    ]);
  });

  it('does not begin where a container fails that must succeed before', async () => {
    await begin();
    await registerPair({ dependsOn: [{ containerName: 'helper', condition: 'SUCCESS' }] });
    batch.onJob({}, ({ attempt }) => ({ containers: { helper: { exitCode: attempt === 1 ? 2 : 0 } } }));
    const jobId = await submitted({ jobDefinition: 'pair', retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();

    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(attempts.map(({ statusReason }) => statusReason)).toEqual([
      'Task failed to start',
      'Essential container in task exited',
    ]);
    expect(attempts[0]?.taskProperties?.[0]?.containers).toMatchObject([
      { name: 'helper', exitCode: 2 },
      {
        name: 'main',
        reason: 'CannotStartContainerError: a dependency of the container did not reach its condition',
      },
    ]);
  });

  it('tells how those ended that one which cannot start had to wait for, step by step', async () => {
    await begin();
    const part = { image: 'busybox', resourceRequirements: RESOURCES };
    const after = (containerName: string, condition: string) => ({ containerName, condition });
    const containers = [
      { ...part, name: 'a', essential: false },
      { ...part, name: 'b', essential: false, dependsOn: [after('a', 'SUCCESS')] },
      { ...part, name: 'side', essential: false },
      { ...part, name: 'c', dependsOn: [after('b', 'SUCCESS'), after('side', 'START')] },
    ];
    await register({ jobDefinitionName: 'chain', ecsProperties: { taskProperties: [{ containers }] } });
    batch.onJob({}, { containers: { b: { exitCode: 1 } } });
    const jobId = await submitted({ jobDefinition: 'chain' });
    clock.runUntilIdle();

    const { attempts = [] } = await describeJob(jobId);
    expect(attempts[0]?.taskProperties?.[0]?.containers?.map(({ name, exitCode }) => [name, exitCode])).toEqual([
      ['a', 0],
      ['b', 1],
      ['side', undefined],
      ['c', undefined],
    ]);
  });

  it('tells each container of several how it ends', async () => {
    await begin();
    const resourceRequirements = RESOURCES;
    await register({
      jobDefinitionName: 'pair',
      ecsProperties: {
        taskProperties: [
          {
            containers: [
              { name: 'app', image: 'shop/app', resourceRequirements },
              { name: 'log', image: 'fluent-bit', resourceRequirements, essential: false },
            ],
          },
        ],
      },
    });
    batch.onJob({ jobDefinition: 'pair' }, { exitCode: 0, containers: { log: { exitCode: 9, reason: 'lost' } } });
    const jobId = await submitted({ jobDefinition: 'pair' });
    clock.runUntilIdle();

    const { status, attempts, ecsProperties } = await describeJob(jobId);
    const containers = [
      { name: 'app', exitCode: 0, logStreamName: expect.stringMatching(/^pair\/app\/[\da-f]{32}$/) as unknown },
      { name: 'log', exitCode: 9, reason: 'lost' },
    ];
    expect(status).toBe('SUCCEEDED');
    expect(ecsProperties?.taskProperties).toMatchObject([{ containers }]);
    expect(attempts).toMatchObject([{ taskProperties: [{ containers }] }]);
  });
});
