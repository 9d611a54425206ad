import { RunTaskCommand, type TaskOverride } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRunTaskWorld, onFargate } from './run-task-world.js';

const { aws, client, begin, runTask, task } = createRunTaskWorld();
const { clock } = aws;

beforeEach(begin);
afterAll(() => aws.restore());

describe('RunTask on Fargate', () => {
  it('answers with the task in its first state', async () => {
    const output = await client.send(new RunTaskCommand(onFargate({ startedBy: 'ci', group: 'nightly' })));
    const [run] = output.tasks ?? [];
    const id = run?.taskArn?.slice(-32);

    expect(output.failures).toEqual([]);
    expect(run).toEqual({
      taskArn: `arn:aws:ecs:us-east-1:123456789012:task/default/${id}`,
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/app:1',
      lastStatus: 'PROVISIONING',
      desiredStatus: 'RUNNING',
      healthStatus: 'UNKNOWN',
      version: 1,
      group: 'nightly',
      startedBy: 'ci',
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      availabilityZone: expect.stringMatching(/^us-east-1[abc]$/),
      cpu: '256',
      memory: '512',
      ephemeralStorage: { sizeInGiB: 20 },
      fargateEphemeralStorage: { sizeInGiB: 20 },
      enableExecuteCommand: false,
      overrides: { containerOverrides: [{ name: 'app' }], inferenceAcceleratorOverrides: [] },
      attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
      attachments: [
        {
          id: expect.stringMatching(/^[\da-f]{8}-/),
          type: 'ElasticNetworkInterface',
          status: 'PRECREATED',
          details: [{ name: 'subnetId', value: 'subnet-1' }],
        },
      ],
      containers: [
        {
          containerArn: expect.stringMatching(
            new RegExp(`^arn:aws:ecs:us-east-1:123456789012:container/default/${id}/[\\da-f-]{36}$`),
          ),
          taskArn: run?.taskArn,
          name: 'app',
          image: 'app:latest',
          lastStatus: 'PENDING',
          healthStatus: 'UNKNOWN',
          cpu: '0',
          networkBindings: [],
          networkInterfaces: [],
        },
      ],
      tags: [],
      createdAt: new Date('2024-01-01T00:00:00Z'),
    });
  });

  it('starts as many as count says, over the subnets in turn', async () => {
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } };
    const { tasks = [] } = await client.send(new RunTaskCommand(onFargate({ count: 3, networkConfiguration })));

    expect(tasks.map(({ attachments }) => attachments?.[0]?.details?.[0]?.value)).toEqual([
      'subnet-1',
      'subnet-2',
      'subnet-1',
    ]);
    expect(new Set(tasks.map(({ taskArn }) => taskArn)).size).toBe(3);
  });

  it('is in the zone of its subnet, where this is known', async () => {
    aws.ecs.seed({ subnets: [{ subnetId: 'subnet-1', availabilityZone: 'us-east-1f' }] });

    expect((await runTask()).availabilityZone).toBe('us-east-1f');
  });

  it('takes the family of the definition as the group by default', async () => {
    expect((await runTask()).group).toBe('family:app');
  });

  it('shows the overrides by container, and takes the sizes from them', async () => {
    const overrides: TaskOverride = {
      cpu: '512',
      memory: '1024',
      containerOverrides: [
        { name: 'app', command: ['migrate'], environment: [{ name: 'A', value: '1' }], memory: 300 },
      ],
    };
    const run = await runTask({ overrides });

    expect(run).toMatchObject({
      cpu: '512',
      memory: '1024',
      overrides: { ...overrides, inferenceAcceleratorOverrides: [] },
      containers: [{ name: 'app', memory: '300' }],
    });
  });

  it('uses the default strategy of the cluster, and tells the provider', async () => {
    const run = await runTask({ cluster: 'spot', launchType: undefined });

    expect(run).toMatchObject({ launchType: 'FARGATE', capacityProviderName: 'FARGATE_SPOT' });
  });

  it('spreads tasks over providers by base and weight', async () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', base: 2, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ];
    const { tasks = [] } = await client.send(
      new RunTaskCommand(onFargate({ cluster: 'spot', launchType: undefined, capacityProviderStrategy, count: 10 })),
    );
    const names = tasks.map(({ capacityProviderName }) => capacityProviderName);

    expect(names.slice(0, 2)).toEqual(['FARGATE', 'FARGATE']);
    expect(names.filter((name) => name === 'FARGATE')).toHaveLength(4);
    expect(names.filter((name) => name === 'FARGATE_SPOT')).toHaveLength(6);
  });

  it('puts tags of its own, of the definition and of ECS on the task', async () => {
    const run = await runTask({
      taskDefinition: 'with-role',
      propagateTags: 'TASK_DEFINITION',
      enableECSManagedTags: true,
      tags: [{ key: 'run', value: '7' }],
    });

    expect(run.tags).toEqual([
      { key: 'team', value: 'a' },
      { key: 'run', value: '7' },
      { key: 'aws:ecs:clusterName', value: 'default' },
    ]);
  });

  it('has an exec agent in each container when exec is enabled', async () => {
    const run = await runTask({ taskDefinition: 'with-role', enableExecuteCommand: true });
    expect(run.containers?.[0]?.managedAgents).toEqual([{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }]);
    clock.advance('18s');

    expect(task().containers[0]?.managedAgents).toEqual([
      { name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: Date.parse('2024-01-01T00:00:18Z') },
    ]);
  });

  it('accepts the platform versions of Fargate, and resolves LATEST', async () => {
    expect((await runTask({ platformVersion: '1.3.0' })).platformVersion).toBe('1.3.0');
    expect((await runTask({ platformVersion: 'LATEST' })).platformVersion).toBe('1.4.0');
  });
});

describe('RunTask with a client token', () => {
  const clientToken = 'deploy-42';

  it('gives the same tasks again, as they are by now', async () => {
    const first = await runTask({ clientToken });
    clock.advance('18s');

    const second = await runTask({ clientToken });

    expect(second).toMatchObject({ taskArn: first.taskArn, lastStatus: 'RUNNING' });
    expect(Object.keys(aws.state.ecs.tasks)).toHaveLength(1);
  });

  it('refuses other parameters with the tasks that it started', async () => {
    const { taskArn } = await runTask({ clientToken });

    await expect(runTask({ clientToken, startedBy: 'ci' })).rejects.toMatchObject({
      name: 'ConflictException',
      resourceIds: [taskArn],
    });
  });

  it('starts tasks anew after a day, or with another token', async () => {
    const first = await runTask({ clientToken });
    const other = await runTask({ clientToken: 'deploy-43' });
    clock.advance('1d');
    const later = await runTask({ clientToken });

    expect(new Set([first.taskArn, other.taskArn, later.taskArn]).size).toBe(3);
  });
});
