import {
  CreateComputeEnvironmentCommand,
  DeleteComputeEnvironmentCommand,
  DeleteJobQueueCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
  type CreateComputeEnvironmentCommandInput,
} from '@aws-sdk/client-batch';
import {
  CreateServiceCommand,
  DescribeClustersCommand,
  ListClustersCommand,
  PutClusterCapacityProvidersCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EC2, EKS } from '../batch/job/job-world.js';
import { amountsOf, createLinkedWorld, ECS, ON_FARGATE, WARM } from './linked-world.js';

describe('compute environments in ECS', () => {
  const world = createLinkedWorld();
  const { aws, batch, ecs, begin, submit, describeJob, describeEnvironment, clusterOf, instancesOf } = world;
  const { clock } = aws;
  const create = async (input: Partial<CreateComputeEnvironmentCommandInput> = {}) => {
    const request = { computeEnvironmentName: 'fleet', type: 'MANAGED' as const, computeResources: EC2, ...input };
    await batch.send(new CreateComputeEnvironmentCommand(request));
  };
  const clusters = async () => (await ecs.send(new ListClustersCommand({}))).clusterArns;
  const describeCluster = async () => {
    const cluster = await clusterOf();
    return (await ecs.send(new DescribeClustersCommand({ clusters: [cluster], include: ['SETTINGS', 'ATTACHMENTS'] })))
      .clusters?.[0];
  };
  const settings = async () => (await describeCluster())?.settings;
  const removeQueue = async () => {
    await batch.send(new UpdateJobQueueCommand({ jobQueue: 'nightly', state: 'DISABLED' }));
    clock.advance('5s');
    await batch.send(new DeleteJobQueueCommand({ jobQueue: 'nightly' }));
    clock.advance('15s');
  };
  const removeEnvironment = async () => {
    const computeEnvironment = 'fleet';
    await batch.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, state: 'DISABLED' }));
    clock.advance('5s');
    await batch.send(new DeleteComputeEnvironmentCommand({ computeEnvironment }));
    clock.advance('30s');
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('have a cluster when they are VALID, and not before', async () => {
    await create();
    clock.advance('14999ms');
    expect(await clusters()).toEqual([]);
    clock.advance('1ms');

    expect(await clusters()).toEqual([await clusterOf()]);
    expect(await clusterOf()).toMatch(
      /^arn:aws:ecs:us-east-1:123456789012:cluster\/AWSBatch-fleet-[\da-f]{8}-[\da-f]{4}-3[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(await describeCluster()).toMatchObject({
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
    });
  });

  it('have a cluster of another name with a service role of their own', async () => {
    await create({ serviceRole: 'arn:aws:iam::123456789012:role/AWSBatchServiceRole' });
    clock.advance('15s');

    expect(await clusters()).toEqual([expect.stringMatching(/:cluster\/fleet_Batch_[\da-f-]{36}$/)]);
  });

  it.each([
    ['ENABLED', 'enabled'],
    ['ENHANCED', 'enhanced'],
    ['DISABLED', 'disabled'],
  ] as const)('have a cluster with Container Insights that are %s', async (containerInsights, value) => {
    await create({ ecsSettings: { containerInsights } });
    clock.advance('15s');

    expect(await settings()).toEqual([{ name: 'containerInsights', value }]);
  });

  it('change the Container Insights of their cluster', async () => {
    await create({ ecsSettings: { containerInsights: 'ENABLED' } });
    clock.advance('15s');
    await batch.send(
      new UpdateComputeEnvironmentCommand({
        computeEnvironment: 'fleet',
        ecsSettings: { containerInsights: 'ENHANCED' },
      }),
    );

    expect(await settings()).toEqual([{ name: 'containerInsights', value: 'enhanced' }]);
  });

  it('change it, too, while capacity providers are being attached to the cluster', async () => {
    begin({ environment: WARM });
    aws.ecs.seed({ capacityProviders: [{ name: 'pool', autoScalingGroupProvider: { autoScalingGroupArn: 'pool' } }] });
    const providers = { capacityProviders: ['pool'], defaultCapacityProviderStrategy: [] };
    await ecs.send(new PutClusterCapacityProvidersCommand({ cluster: await clusterOf(), ...providers }));
    expect((await describeCluster())?.attachmentsStatus).toBe('UPDATE_IN_PROGRESS');
    await batch.send(
      new UpdateComputeEnvironmentCommand({
        computeEnvironment: 'fleet',
        ecsSettings: { containerInsights: 'ENABLED' },
      }),
    );

    expect(await settings()).toEqual([{ name: 'containerInsights', value: 'enabled' }]);
  });

  it('have a cluster as the account wants it where they do not speak of Container Insights', async () => {
    await create();
    clock.advance('15s');

    expect(await settings()).toEqual([{ name: 'containerInsights', value: 'disabled' }]);
  });

  it('have nothing in ECS on Amazon EKS', async () => {
    begin({
      environment: EKS,
      jobDefinitions: [
        {
          jobDefinitionName: 'report',
          eksProperties: {
            podProperties: {
              containers: [{ image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } }],
            },
          },
        },
      ],
    });
    const jobId = await submit();
    clock.advance('200s');

    expect((await describeJob(jobId)).status).toBe('RUNNING');
    const { clusters: found, tasks, containerInstances, taskDefinitions } = aws.state.ecs;
    expect([found, tasks, containerInstances, taskDefinitions]).toEqual([{}, {}, {}, {}]);
    expect(world.detailsOf('ECS Task State Change')).toEqual([]);
    clock.advance('60s');
    await removeQueue();
    await removeEnvironment();
    expect(aws.state.batch.instances).toEqual({});
  });

  it('take their cluster, its instances and its tasks along', async () => {
    begin({ environment: WARM });
    const cluster = await clusterOf();
    const [instance] = await instancesOf();
    const jobId = await submit();
    clock.advance('20s');
    const { taskArn } = await world.taskOf(jobId);
    await removeQueue();
    await removeEnvironment();

    const { clusters: described = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [cluster] }));
    expect(described[0]).toMatchObject({
      status: 'INACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
    });
    expect(aws.state.ecs.containerInstances[instance?.containerInstanceArn ?? '']?.status).toBe('INACTIVE');
    expect(aws.state.ecs.tasks[taskArn ?? '']?.lastStatus).toBe('STOPPED');
    clock.runUntilIdle();
    expect(clock.pending().map(({ kind }) => kind)).toEqual(['ecs.task.forget', 'batch.job.forget']);
  });

  it('leave a cluster that a service of the user is in', async () => {
    begin({ environment: WARM });
    const cluster = await clusterOf();
    aws.ecs.seed({ taskDefinitions: ['web'] });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    const service = { serviceName: 'web', taskDefinition: 'web', desiredCount: 0, networkConfiguration };
    await ecs.send(new CreateServiceCommand({ cluster, ...service }));
    await removeQueue();
    await removeEnvironment();

    expect(aws.state.batch.computeEnvironments).toEqual({});
    expect(aws.state.ecs.clusters[cluster]?.status).toBe('ACTIVE');
  });

  it('have container instances of the types that they launch, with their tags', async () => {
    begin({ environment: { computeResources: { instanceTypes: ['m6i.xlarge'], tags: { team: 'data' } } } });
    const jobId = await submit();
    clock.advance('155s');
    expect(await instancesOf()).toEqual([]);
    clock.advance('6s');

    const [instance, ...others] = await instancesOf();
    expect(others).toEqual([]);
    expect(instance).toMatchObject({
      containerInstanceArn: expect.stringMatching(
        new RegExp(`^${ECS}:container-instance/AWSBatch-fleet-[\\da-f-]{36}/[\\da-f]{32}$`),
      ) as string,
      ec2InstanceId: expect.stringMatching(/^i-0[\da-f]{16}$/) as string,
      status: 'ACTIVE',
      agentConnected: true,
      tags: [{ key: 'team', value: 'data' }],
    });
    expect(instance?.attributes).toContainEqual({ name: 'ecs.instance-type', value: 'm6i.xlarge' });
    expect(amountsOf(instance?.registeredResources)).toEqual({ CPU: 4_096, MEMORY: 15_532 });
    clock.runUntilIdle();
    expect((await describeJob(jobId)).container?.containerInstanceArn).toBe(instance?.containerInstanceArn);
  });

  it('give what a job needs of its instance, and take it back', async () => {
    begin({ environment: WARM });
    const resourcesNow = async () => amountsOf((await instancesOf())[0]?.remainingResources);
    const before = await resourcesNow();
    const jobId = await submit({
      containerOverrides: {
        resourceRequirements: [
          { type: 'VCPU', value: '3' },
          { type: 'MEMORY', value: '1000' },
        ],
      },
    });
    clock.advance('10s');
    expect((await describeJob(jobId)).status).toBe('STARTING');

    expect(before).toEqual({ CPU: 4_096, MEMORY: 15_532 });
    expect(await resourcesNow()).toEqual({ CPU: 1_024, MEMORY: 14_532 });
    clock.advance('70s');
    expect((await describeJob(jobId)).status).toBe('SUCCEEDED');
    expect(await resourcesNow()).toEqual(before);
  });

  it('give GPUs to jobs that need them', async () => {
    begin({ environment: { computeResources: { minvCpus: 4, instanceTypes: ['g4dn.xlarge'] } } });
    const gpu = [{ type: 'GPU', value: '1' } as const];
    const jobIds = [
      await submit({ containerOverrides: { resourceRequirements: gpu } }),
      await submit({ containerOverrides: { resourceRequirements: gpu } }),
    ];
    clock.advance('20s');

    const [first, second] = await Promise.all(jobIds.map(describeJob));
    expect([first?.status, second?.status]).toEqual(['RUNNING', 'RUNNABLE']);
    expect(amountsOf((await instancesOf())[0]?.registeredResources)).toMatchObject({ GPU: 1 });
    expect(Object.values(aws.state.ecs.containerInstances)[0]?.remaining.gpuIds).toEqual([]);
  });

  it('launch and terminate instances, of which ECS tells', async () => {
    begin({ environment: { computeResources: { instanceTypes: ['m6i.xlarge'] } } });
    await submit();
    clock.runUntilIdle();
    expect(await instancesOf()).toHaveLength(1);
    clock.advance('5m');

    expect(await instancesOf()).toEqual([]);
    expect((await describeEnvironment()).computeResources?.desiredvCpus).toBe(0);
    const [first, ...rest] = world.detailsOf('ECS Container Instance State Change');
    expect(first).toMatchObject({ status: 'ACTIVE', agentConnected: true });
    expect(rest.at(-1)).toMatchObject({ status: 'INACTIVE', agentConnected: false });
  });

  it('run jobs on Fargate without instances', async () => {
    begin(ON_FARGATE);
    const jobId = await submit();
    clock.advance('40s');

    expect((await describeJob(jobId)).status).toBe('RUNNING');
    expect(await describeCluster()).toMatchObject({ runningTasksCount: 1, registeredContainerInstancesCount: 0 });
  });
});
