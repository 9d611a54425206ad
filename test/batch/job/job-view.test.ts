import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, EKS, FARGATE, RESOURCES, createJobWorld } from './job-world.js';

const PLACE = expect.stringMatching(
  /^arn:aws:ecs:us-east-1:123456789012:[-a-z]+\/AWSBatch-queue-[-\da-f]{36}\/[\da-f]{32}$/,
);
const SUBMITTED_AT = 1_704_067_220_000;

describe('A job as DescribeJobs shows it', () => {
  const { aws, begin, prepareQueue, register, submitted, describeJob } = createJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has a network interface on Fargate, but no instance', async () => {
    await prepareQueue({ environment: { computeResources: FARGATE } });
    await register({
      platformCapabilities: ['FARGATE'],
      containerProperties: {
        image: 'busybox',
        executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
        resourceRequirements: [
          { type: 'VCPU', value: '0.25' },
          { type: 'MEMORY', value: '512' },
        ],
      },
    });
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    const job = await describeJob(jobId);
    const networkInterfaces = [
      { attachmentId: expect.any(String), privateIpv4Address: expect.stringMatching(/^\d+(\.\d+){3}$/) },
    ];
    expect(job).toMatchObject({
      platformCapabilities: ['FARGATE'],
      container: { networkInterfaces },
      attempts: [{ container: { networkInterfaces } }],
    });
    expect(job.container).not.toHaveProperty('containerInstanceArn');
  });

  it('has several containers in ecsProperties', async () => {
    await prepareQueue();
    const containers = [
      { name: 'app', image: 'app', resourceRequirements: RESOURCES },
      { name: 'side', image: 'side', essential: false, resourceRequirements: RESOURCES },
    ];
    await register({ ecsProperties: { taskProperties: [{ containers }] } });
    aws.batch.onJob({ jobName: 'nightly' }, { containers: { app: { exitCode: 0 }, side: { exitCode: 9 } } });
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    const job = await describeJob(jobId);

    const place = { taskArn: PLACE, containerInstanceArn: PLACE };
    const endOf = (name: string, exitCode: number) => ({
      exitCode,
      logStreamName: expect.stringMatching(new RegExp(`^sleep/${name}/[\\da-f]{32}$`)),
      networkInterfaces: [],
    });
    const given = { command: [], environment: [], mountPoints: [], ulimits: [], secrets: [], dependsOn: [] };
    expect(job).toMatchObject({ status: 'SUCCEEDED', eksAttempts: [] });
    expect(job.container).toEqual({});
    expect(job.ecsProperties).toEqual({
      taskProperties: [
        {
          ...place,
          volumes: [],
          containers: [
            { ...containers[0], ...given, ...endOf('app', 0) },
            { ...containers[1], ...given, ...endOf('side', 9) },
          ],
        },
      ],
    });
    expect(job.attempts).toEqual([
      {
        container: { networkInterfaces: [] },
        startedAt: SUBMITTED_AT + 170_000,
        stoppedAt: SUBMITTED_AT + 230_000,
        statusReason: 'Essential container in task exited',
        taskProperties: [
          {
            ...place,
            containers: [
              { name: 'app', ...endOf('app', 0) },
              { name: 'side', ...endOf('side', 9) },
            ],
          },
        ],
      },
    ]);
  });

  it('shows how a container without a name has ended', async () => {
    await prepareQueue();
    const containers = [{ image: 'app', resourceRequirements: RESOURCES }];
    await register({ ecsProperties: { taskProperties: [{ containers }] } });
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    const [task] = (await describeJob(jobId)).ecsProperties?.taskProperties ?? [];
    expect(task?.containers).toMatchObject([{ image: 'app', exitCode: 0 }]);
    expect(task?.containers?.[0]).not.toHaveProperty('name');
  });

  it('has its pods in eksProperties and eksAttempts', async () => {
    await prepareQueue({ environment: EKS });
    const container = { image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } };
    await register({ eksProperties: { podProperties: { containers: [container] } } });
    const jobId = await submitted();
    aws.clock.runUntilIdle();
    const job = await describeJob(jobId);

    const place = {
      podName: expect.stringMatching(/^aws-batch\.[-\da-f]{36}$/),
      nodeName: expect.stringMatching(/^ip-[-\d]+\.us-east-1\.compute\.internal$/),
    };
    expect(job).toMatchObject({ status: 'SUCCEEDED', attempts: [] });
    expect(job).not.toHaveProperty('container');
    expect(job.eksProperties).toEqual({
      podProperties: {
        containers: [{ ...container, command: [], args: [], env: [], volumeMounts: [], exitCode: 0 }],
        initContainers: [],
        imagePullSecrets: [],
        volumes: [],
        ...place,
      },
    });
    expect(job.eksAttempts).toEqual([
      {
        containers: [{ name: 'Default', exitCode: 0 }],
        ...place,
        startedAt: SUBMITTED_AT + 170_000,
        stoppedAt: SUBMITTED_AT + 230_000,
        statusReason: 'Essential container in task exited',
      },
    ]);
  });

  it('tells, as the parent of an array, how many children have each status', async () => {
    await begin();
    aws.batch.onJob({ arrayIndex: 2 }, { exitCode: 1 });
    const jobId = await submitted({ arrayProperties: { size: 3 }, tags: { team: 'blue' } });
    const none = { SUBMITTED: 0, PENDING: 0, RUNNABLE: 0, STARTING: 0, RUNNING: 0, SUCCEEDED: 0, FAILED: 0 };
    expect((await describeJob(jobId)).arrayProperties).toEqual({
      size: 3,
      statusSummary: none,
      statusSummaryLastUpdatedAt: SUBMITTED_AT,
    });

    aws.clock.advance('1s');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'PENDING',
      arrayProperties: { statusSummary: { ...none, RUNNABLE: 3 }, statusSummaryLastUpdatedAt: SUBMITTED_AT + 1_000 },
    });

    aws.clock.runUntilIdle();
    const parent = await describeJob(jobId);
    expect(parent).toMatchObject({
      status: 'FAILED',
      statusReason: 'Array Child Job failed',
      attempts: [],
      arrayProperties: { size: 3, statusSummary: { ...none, SUCCEEDED: 2, FAILED: 1 } },
      tags: { team: 'blue' },
    });
    expect(parent.arrayProperties?.statusSummaryLastUpdatedAt).toBe(parent.stoppedAt);
    expect(parent.container).not.toHaveProperty('taskArn');
  });

  it('tells, as a child of an array, its index', async () => {
    await begin();
    const jobId = await submitted({ arrayProperties: { size: 3 }, tags: { team: 'blue' } });
    aws.clock.advance('1s');
    const child = await describeJob(`${jobId}:2`);
    expect(child).toMatchObject({
      jobArn: `${BATCH}:job/${jobId}:2`,
      jobId: `${jobId}:2`,
      jobName: 'nightly',
      status: 'RUNNABLE',
      createdAt: SUBMITTED_AT + 1_000,
      tags: {},
    });
    expect(child.arrayProperties).toEqual({ index: 2 });
    aws.clock.runUntilIdle();
    expect(await describeJob(`${jobId}:2`)).toMatchObject({ status: 'SUCCEEDED', attempts: [{ container: {} }] });
  });

  it('follows its main node', async () => {
    await prepareQueue();
    const ofSeveral = {
      taskProperties: [{ containers: [{ name: 'lead', image: 'lead', resourceRequirements: RESOURCES }] }],
    };
    const nodeRangeProperties = [
      { targetNodes: '0', container: { image: 'work', resourceRequirements: RESOURCES } },
      { targetNodes: '1', ecsProperties: ofSeveral },
    ];
    await register({ nodeProperties: { numNodes: 2, mainNode: 1, nodeRangeProperties } });
    aws.batch.onJob({ nodeIndex: 1 }, { exitCode: 7 });
    const jobId = await submitted();
    expect(await describeJob(jobId)).toMatchObject({
      status: 'SUBMITTED',
      nodeProperties: { numNodes: 2, mainNode: 1 },
    });
    await expect(describeJob(`${jobId}#0`)).rejects.toThrow('There is no job');

    aws.clock.runUntilIdle();
    const [parent, worker, main] = await Promise.all([jobId, `${jobId}#0`, `${jobId}#1`].map((id) => describeJob(id)));
    expect(parent).toMatchObject({
      status: 'FAILED',
      statusReason: 'Essential container in task exited',
      nodeProperties: { numNodes: 2, mainNode: 1, nodeRangeProperties },
    });
    expect(parent).not.toHaveProperty('container');
    expect(parent).not.toHaveProperty('nodeDetails');
    expect(parent?.attempts).toEqual(main?.attempts);
    expect(main).toMatchObject({
      jobArn: `${BATCH}:job/${jobId}#1`,
      status: 'FAILED',
      nodeDetails: { nodeIndex: 1, isMainNode: true },
      attempts: [{ taskProperties: [{ containers: [{ name: 'lead', exitCode: 7 }] }] }],
      ecsProperties: { taskProperties: [{ containers: [{ name: 'lead', exitCode: 7 }] }] },
    });
    expect(worker).toMatchObject({ nodeDetails: { nodeIndex: 0, isMainNode: false }, container: { image: 'work' } });
    expect(worker).not.toHaveProperty('nodeProperties');
  });
});
