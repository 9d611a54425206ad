import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobDefinitionsCommand,
  DescribeJobQueuesCommand,
  SubmitJobCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockBatch, UsageError, type BatchSeed, type ComputeEnvironmentSeed } from '../../../src/index.js';

describe('batch.seed', () => {
  const aws = mockBatch();
  const { batch, clock, events } = aws;
  const client = new BatchClient({});
  const BATCH = 'arn:aws:batch:us-east-1:123456789012';
  const environmentOf = async (seed: string | ComputeEnvironmentSeed) => {
    batch.seed({ computeEnvironments: [seed] });
    return (await client.send(new DescribeComputeEnvironmentsCommand({}))).computeEnvironments?.[0];
  };
  const definitionOf = async (seed: NonNullable<BatchSeed['jobDefinitions']>[number]) => {
    batch.seed({ jobDefinitions: [seed] });
    return (await client.send(new DescribeJobDefinitionsCommand({}))).jobDefinitions?.[0];
  };
  const queuesOf = async (seed: BatchSeed) => {
    batch.seed(seed);
    return (await client.send(new DescribeJobQueuesCommand({}))).jobQueues;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes names, and returns ARNs and ids', () => {
    const seeded = batch.seed({
      computeEnvironments: ['fleet'],
      jobQueues: ['nightly'],
      jobDefinitions: ['report'],
      jobs: [{ count: 2 }],
    });

    expect(seeded).toEqual({
      computeEnvironmentArns: [`${BATCH}:compute-environment/fleet`],
      serviceEnvironmentArns: [],
      schedulingPolicyArns: [],
      jobQueueArns: [`${BATCH}:job-queue/nightly`],
      quotaShareArns: [],
      jobDefinitionArns: [`${BATCH}:job-definition/report:1`],
      consumableResourceArns: [],
      jobIds: [expect.stringMatching(/^[\da-f-]{36}$/), expect.stringMatching(/^[\da-f-]{36}$/)],
    });
    expect([aws.changes(), events.all(), batch.calls()]).toEqual([[], [], []]);
  });

  it('makes an environment on Amazon EC2 that can be used at once, and leaves nothing to come', async () => {
    expect(await environmentOf('fleet')).toMatchObject({
      type: 'MANAGED',
      state: 'ENABLED',
      status: 'VALID',
      statusReason: 'ComputeEnvironment Healthy',
      computeResources: {
        type: 'EC2',
        minvCpus: 0,
        maxvCpus: 256,
        desiredvCpus: 0,
        instanceTypes: ['optimal'],
        instanceRole: 'ecsInstanceRole',
        subnets: ['subnet-0a1b2c3d4e5f60718'],
        securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      },
    });
    expect(clock.pending()).toEqual([]);
  });

  it.each<[string, Omit<ComputeEnvironmentSeed, 'computeEnvironmentName'>, object]>([
    [
      'Fargate',
      { computeResources: { type: 'FARGATE', maxvCpus: 16 } },
      { type: 'MANAGED', computeResources: { type: 'FARGATE', maxvCpus: 16, subnets: ['subnet-0a1b2c3d4e5f60718'] } },
    ],
    [
      'Spot Instances',
      { computeResources: { type: 'SPOT' } },
      { computeResources: { type: 'SPOT', allocationStrategy: 'SPOT_CAPACITY_OPTIMIZED', minvCpus: 0 } },
    ],
    [
      'Amazon EKS',
      {
        eksConfiguration: {
          eksClusterArn: 'arn:aws:eks:us-east-1:123456789012:cluster/pods',
          kubernetesNamespace: 'jobs',
        },
      },
      { containerOrchestrationType: 'EKS', computeResources: { allocationStrategy: 'BEST_FIT_PROGRESSIVE' } },
    ],
    [
      'servers of the user',
      { type: 'UNMANAGED' },
      { type: 'UNMANAGED', serviceRole: 'arn:aws:iam::123456789012:role/AWSBatchServiceRole' },
    ],
  ])('makes an environment on %s', async (_, seed, expected) => {
    expect(await environmentOf({ computeEnvironmentName: 'own', ...seed })).toMatchObject({
      status: 'VALID',
      ...expected,
    });
  });

  it('makes an environment that is DISABLED', async () => {
    expect(await environmentOf({ computeEnvironmentName: 'off', state: 'DISABLED' })).toMatchObject({
      state: 'DISABLED',
      status: 'VALID',
    });
    expect(clock.pending()).toEqual([]);
  });

  it('makes the instances that an environment always has', async () => {
    const environment = await environmentOf({
      computeEnvironmentName: 'warm',
      computeResources: { minvCpus: 4, instanceTypes: ['m6i.large'] },
    });

    expect(environment?.computeResources?.desiredvCpus).toBe(4);
    expect(Object.values(aws.state.batch.instances)).toMatchObject([
      { instanceType: 'm6i.large' },
      { instanceType: 'm6i.large' },
    ]);
    expect(clock.pending()).toEqual([]);
  });

  it('makes queues with all environments, or with those that are named', async () => {
    const seed: BatchSeed = {
      computeEnvironments: ['a', 'b'],
      jobQueues: [
        'all',
        { jobQueueName: 'some', computeEnvironments: ['b'], priority: 7, state: 'DISABLED' },
        { jobQueueName: 'full', computeEnvironmentOrder: [{ order: 3, computeEnvironment: 'a' }] },
      ],
    };
    const [a, b] = [`${BATCH}:compute-environment/a`, `${BATCH}:compute-environment/b`];

    expect(await queuesOf(seed)).toMatchObject([
      {
        jobQueueName: 'all',
        ...{ state: 'ENABLED', status: 'VALID', statusReason: 'JobQueue Healthy', priority: 1 },
        computeEnvironmentOrder: [
          { order: 1, computeEnvironment: a },
          { order: 2, computeEnvironment: b },
        ],
      },
      {
        jobQueueName: 'some',
        ...{ state: 'DISABLED', priority: 7 },
        computeEnvironmentOrder: [{ order: 1, computeEnvironment: b }],
      },
      { jobQueueName: 'full', computeEnvironmentOrder: [{ order: 3, computeEnvironment: a }] },
    ]);
  });

  it('makes a definition of which no more than the name is known', async () => {
    expect(await definitionOf('report')).toMatchObject({
      jobDefinitionName: 'report',
      revision: 1,
      status: 'ACTIVE',
      type: 'container',
      containerProperties: {
        image: 'report:latest',
        resourceRequirements: [
          { type: 'VCPU', value: '1' },
          { type: 'MEMORY', value: '2048' },
        ],
      },
    });
  });

  it('makes a definition for Fargate, and adds what is said of the container', async () => {
    const definition = await definitionOf({
      jobDefinitionName: 'report',
      platformCapabilities: ['FARGATE'],
      containerProperties: { command: ['run'], resourceRequirements: [{ type: 'MEMORY', value: '4096' }] },
    });

    expect(definition?.containerProperties).toMatchObject({
      image: 'report:latest',
      command: ['run'],
      executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
      resourceRequirements: [
        { type: 'MEMORY', value: '4096' },
        { type: 'VCPU', value: '1' },
      ],
    });
  });

  it('leaves the size to the members that came before the list', async () => {
    const definition = await definitionOf({
      jobDefinitionName: 'old',
      containerProperties: { image: 'busybox', vcpus: 2, memory: 128 },
    });

    expect(definition?.containerProperties).toMatchObject({ vcpus: 2, memory: 128, resourceRequirements: [] });
  });

  it('takes definitions of several containers as they are', async () => {
    const resourceRequirements = [{ type: 'VCPU', value: '1' } as const, { type: 'MEMORY', value: '128' } as const];
    const containers = [{ name: 'app', image: 'busybox', resourceRequirements }];
    const ecsProperties = { taskProperties: [{ containers }] };

    expect(await definitionOf({ jobDefinitionName: 'several', ecsProperties })).toMatchObject({
      type: 'container',
      ecsProperties,
    });
  });

  it('makes a definition with nodes', async () => {
    const container = { image: 'mpi', vcpus: 1, memory: 128 };
    const nodeProperties = { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] };

    expect(await definitionOf({ jobDefinitionName: 'mpi', nodeProperties })).toMatchObject({ type: 'multinode' });
  });

  it('makes revisions, and some that have been deregistered', () => {
    const { jobDefinitionArns } = batch.seed({
      jobDefinitions: ['a', { jobDefinitionName: 'a', revision: 7, status: 'INACTIVE' }, 'a'],
    });

    expect(jobDefinitionArns).toEqual(['a:1', 'a:7', 'a:8'].map((name) => `${BATCH}:job-definition/${name}`));
    expect(Object.values(aws.state.batch.jobDefinitions).map(({ status }) => status)).toEqual([
      'ACTIVE',
      'INACTIVE',
      'ACTIVE',
    ]);
  });

  it('seeds another Region', async () => {
    const { jobQueueArns } = batch.seed({
      region: 'eu-west-1',
      computeEnvironments: ['fleet'],
      jobQueues: ['nightly'],
      jobDefinitions: ['report'],
      jobs: [{}],
    });

    expect(jobQueueArns).toEqual(['arn:aws:batch:eu-west-1:123456789012:job-queue/nightly']);
    const request = { jobName: 'j', jobQueue: 'nightly', jobDefinition: 'report' };
    await expect(client.send(new SubmitJobCommand(request))).rejects.toThrow('JobQueue nightly not found.');
  });

  it.each<[string, BatchSeed, string]>([
    [
      'an environment with a bad name',
      { computeEnvironments: ['ok', 'not ok'] },
      'Failed to seed computeEnvironments[1]: AWS would answer ClientException: Compute Environment name should match a valid pattern. Correct this part of the seed.',
    ],
    [
      'a queue without environments',
      { jobQueues: ['q'] },
      'Failed to seed jobQueues[0]: AWS would answer ClientException: computeEnvironmentOrder is required. Correct this part of the seed.',
    ],
    [
      'a definition that Fargate has no size for',
      {
        jobDefinitions: [
          {
            jobDefinitionName: 'd',
            platformCapabilities: ['FARGATE'],
            containerProperties: { resourceRequirements: [{ type: 'VCPU', value: '3' }] },
          },
        ],
      },
      'Failed to seed jobDefinitions[0]: AWS would answer ClientException: Fargate resource requirements (3.00 vCPU, 2048 MiB) not valid. Correct this part of the seed.',
    ],
    [
      'a revision that is none',
      { jobDefinitions: [{ jobDefinitionName: 'd', revision: 0 }] },
      'Failed to seed jobDefinitions[0].revision: 0 is no revision. Give a whole number from 1.',
    ],
    [
      'a job of a definition that is not there',
      { computeEnvironments: ['a'], jobQueues: ['q'], jobs: [{ jobDefinition: 'none' }] },
      "Failed to seed jobs[0].jobDefinition: there is no job definition 'none'. Seed it, too: jobDefinitions: ['none'].",
    ],
    [
      'a job where there is no queue',
      { jobs: [{}] },
      "Failed to seed jobs[0].jobQueue: there is no job queue. Seed one: jobQueues: ['…'].",
    ],
    [
      'a job that does not say which definition it has',
      { computeEnvironments: ['a'], jobQueues: ['q'], jobDefinitions: ['d', 'e'], jobs: [{}] },
      'Failed to seed jobs[0].jobDefinition: there are d, e. Name one of them.',
    ],
  ])('refuses %s, and changes nothing', (_, seed, message) => {
    const before = aws.state;

    expect(() => batch.seed(seed)).toThrow(UsageError);
    expect(() => batch.seed(seed)).toThrow(message);
    expect(aws.state).toBe(before);
  });
});
