import {
  CreateServiceCommand,
  CreateTaskSetCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterEach, describe, expect, it } from 'vitest';
import { mockEcs, type EcsMock } from '../../src/index.js';
import { describeEcs } from './describe-world.js';

const client = new ECSClient({});

/** Two clusters, on Fargate and on EC2, with services and tasks in every state. */
async function makeLively({ ecs, clock }: EcsMock): Promise<void> {
  ecs.seed({
    clusters: [{ clusterName: 'prod', tags: [{ key: 'stage', value: 'prod' }] }, 'batch'],
    taskDefinitions: [
      { family: 'web', tags: [{ key: 'team', value: 'a' }] },
      'web',
      { family: 'worker', networkMode: 'bridge', containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] },
    ],
    containerInstances: [{ cluster: 'batch', count: 2, tags: [{ key: 'rack', value: '7' }] }],
    services: [
      { taskDefinition: 'web:1', cluster: 'prod', desiredCount: 3, createdAt: '-3d' },
      { taskDefinition: 'worker', cluster: 'batch', schedulingStrategy: 'DAEMON' },
    ],
    tasks: [
      { taskDefinition: 'worker', cluster: 'batch', startedAt: '-5m', startedBy: 'ops' },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'STOPPED', outcome: { exitCode: 137, after: '1s' } },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'STOPPING', outcome: { onStop: { after: '20s' } } },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'DEPROVISIONING' },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'PENDING' },
    ],
  });
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } };
  await client.send(
    new CreateServiceCommand({
      ...{ serviceName: 'api', cluster: 'prod', taskDefinition: 'web', desiredCount: 2, launchType: 'FARGATE' },
      ...{ networkConfiguration, tags: [{ key: 'team', value: 'b' }] },
    }),
  );
  clock.advance('90s');
  await client.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition: 'web:2' }));
  clock.advance('20s');
  await client.send(
    new RunTaskCommand({ cluster: 'prod', taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration }),
  );
}

/** What came later to ECS. */
async function makeModern({ ecs, clock }: EcsMock): Promise<void> {
  const loadBalancers = [
    { targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0f', containerPort: 80 },
  ].map((balancer) => ({ ...balancer, containerName: 'web' }));
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  ecs.seed({
    autoScalingGroups: [{ name: 'fleet', maxSize: 4 }],
    capacityProviders: [
      {
        name: 'spare',
        autoScalingGroupProvider: {
          autoScalingGroupArn: 'fleet',
          managedScaling: { status: 'ENABLED' },
          managedTerminationProtection: 'DISABLED',
        },
      },
    ],
    clusters: [{ clusterName: 'default', capacityProviders: ['spare', 'FARGATE'] }],
    taskDefinitions: [
      { family: 'web', containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] },
      { family: 'web', containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] },
      { family: 'worker', networkMode: 'bridge' },
    ],
    services: [
      { serviceName: 'public', taskDefinition: 'web:1', desiredCount: 2, loadBalancers },
      { serviceName: 'external', deploymentController: { type: 'EXTERNAL' } },
      {
        ...{ serviceName: 'shifting', taskDefinition: 'web:1', loadBalancers: [] },
        deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
      },
    ],
  });
  await client.send(
    new CreateServiceCommand({
      ...{ serviceName: 'managed', taskDefinition: 'worker', desiredCount: 2 },
      capacityProviderStrategy: [{ capacityProvider: 'spare', weight: 1 }],
    }),
  );
  await client.send(
    new CreateTaskSetCommand({
      ...{ cluster: 'default', service: 'external', taskDefinition: 'web:1', launchType: 'FARGATE' },
      ...{ networkConfiguration, scale: { unit: 'PERCENT', value: 100 } },
    }),
  );
  clock.advance('3m');
  await client.send(new UpdateServiceCommand({ service: 'public', taskDefinition: 'web:2' }));
  await client.send(new UpdateServiceCommand({ service: 'shifting', taskDefinition: 'web:2' }));
  clock.advance('25s');
}

describe('ecs.seed with what AWS described', () => {
  let mocks: EcsMock[] = [];
  const start = (options: Parameters<typeof mockEcs>[0] = {}): EcsMock => {
    for (const { restore } of mocks) restore();
    const mock = mockEcs(options);
    mocks.push(mock);
    return mock;
  };

  afterEach(() => {
    for (const { restore } of mocks) restore();
    mocks = [];
  });

  it('is the world that was described', async () => {
    const original = start();
    await makeLively(original);
    const described = await describeEcs(original);
    const aws = start({ startTime: original.clock.now() });

    const seeded = aws.ecs.seed({ described });

    expect(await describeEcs(aws)).toEqual(described);
    expect(seeded.serviceArns.toSorted()).toEqual(Object.keys(original.state.ecs.services).toSorted());
    expect([aws.changes(), aws.events.all()]).toEqual([[], []]);
  });

  it('goes on as the world would have', async () => {
    const original = start();
    await makeLively(original);
    const described = await describeEcs(original);
    const aws = start({ startTime: original.clock.now() });
    aws.ecs.seed({ described });
    const [task] = Object.values(aws.state.ecs.tasks).filter(({ startedBy }) => startedBy?.startsWith('ecs-svc/'));
    await client.send(new StopTaskCommand({ cluster: task?.clusterArn ?? '', task: task?.taskArn }));
    aws.clock.runUntilIdle();

    const { services = [] } = await client.send(
      new DescribeServicesCommand({ cluster: 'prod', services: ['web', 'api'] }),
    );
    expect(services).toMatchObject([
      {
        runningCount: 3,
        taskDefinition: expect.stringMatching(/web:2$/) as string,
        deployments: [{ rolloutState: 'COMPLETED', runningCount: 3 }],
      },
      { runningCount: 2, deployments: [{ rolloutState: 'COMPLETED' }] },
    ]);
    const statuses = Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus);
    expect(new Set(statuses)).toEqual(new Set(['RUNNING', 'STOPPED']));
  });

  it('knows capacity providers, load balancers, task sets and traffic that shifts', async () => {
    const original = start();
    await makeModern(original);
    const described = await describeEcs(original);
    const aws = start({ startTime: original.clock.now() });
    aws.ecs.seed({ autoScalingGroups: [{ name: 'fleet', maxSize: 4 }], described });

    expect(await describeEcs(aws)).toEqual(described);
    aws.clock.advance('10m');
    const { services = [] } = await client.send(
      new DescribeServicesCommand({ services: ['public', 'managed', 'external', 'shifting'] }),
    );
    expect(services.map(({ serviceName, runningCount }) => `${serviceName} ${runningCount}`)).toEqual([
      'public 2',
      'managed 2',
      'external 1',
      'shifting 1',
    ]);
    expect(services[3]?.deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  });

  it('completes a cluster, and the tasks that a service says it runs', async () => {
    const original = start();
    await makeLively(original);
    const described = await describeEcs(original);
    const aws = start({ startTime: original.clock.now() });
    aws.ecs.onTask({ family: 'web' }, { exitCode: 1, after: '1m' });
    aws.ecs.seed({ described: described.filter((document) => !('tasks' in document || 'clusters' in document)) });

    const { services = [] } = await client.send(
      new DescribeServicesCommand({ cluster: 'prod', services: ['web', 'api'] }),
    );
    expect(services.map(({ runningCount }) => runningCount)).toEqual(
      [
        ...described.flatMap((document) =>
          'services' in document ? (document.services as { clusterArn: string; runningCount: number }[]) : [],
        ),
      ]
        .filter(({ clusterArn }) => clusterArn.endsWith('/prod'))
        .map(({ runningCount }) => runningCount),
    );
    expect(Object.keys(aws.state.ecs.clusters)).toHaveLength(2);
    const [first] = Object.values(aws.state.ecs.tasks).filter(({ family }) => family === 'web');
    aws.clock.advance('1m');
    expect(aws.state.ecs.tasks[first?.taskArn ?? '']?.containers[0]?.exitCode).toBe(1);
  });

  it('lets rules that would be over count from now', async () => {
    const original = start();
    await makeLively(original);
    const described = await describeEcs(original);
    const aws = start({ startTime: original.clock.now() });
    aws.ecs.onTask({ startedBy: 'ops' }, { exitCode: 3, after: '1m' }); // it has run for five
    aws.ecs.seed({ described });
    const exitCode = () =>
      Object.values(aws.state.ecs.tasks).find(({ startedBy }) => startedBy === 'ops')?.containers[0]?.exitCode;

    aws.clock.advance('59s');
    expect(exitCode()).toBeUndefined();
    aws.clock.advance('1s');
    expect(exitCode()).toBe(3);
  });

  it('takes what the CLI prints, with members that nobody knows', async () => {
    const ARN = 'arn:aws:ecs:eu-west-1:111122223333';
    const aws = start({ accountId: '111122223333', startTime: '2026-02-03T10:00:00Z' });
    aws.ecs.seed({
      described: [
        {
          clusters: [{ clusterArn: `${ARN}:cluster/prod`, clusterName: 'prod', novelty: { deep: [1] } }],
          failures: [],
        },
        {
          tasks: [
            {
              ...{
                taskArn: `${ARN}:task/prod/${'0f'.repeat(16)}`,
                clusterArn: `${ARN}:cluster/prod`,
                lastStatus: 'STOPPED',
              },
              ...{ taskDefinitionArn: `${ARN}:task-definition/web:7`, desiredStatus: 'STOPPED', group: 'family:web' },
              createdAt: '2026-02-03T10:50:00.123000+01:00',
              stoppedAt: 1770112500.5,
              stoppedReason: 'Essential container in task exited',
              containers: [{ name: 'web', exitCode: 137, reason: 'OutOfMemoryError', lastStatus: 'STOPPED' }],
            },
          ],
        },
      ],
    });

    const regional = new ECSClient({ region: 'eu-west-1' });
    const { tasks } = await regional.send(new DescribeTasksCommand({ cluster: 'prod', tasks: ['0f'.repeat(16)] }));
    expect(tasks).toMatchObject([
      {
        createdAt: new Date('2026-02-03T09:50:00.123Z'),
        stoppedAt: new Date('2026-02-03T09:55:00.500Z'),
        containers: [{ exitCode: 137, reason: 'OutOfMemoryError' }],
      },
    ]);
  });

  it('takes attachments that say little, and shows no more of them', async () => {
    const aws = start();
    const [clusterArn, taskArn, taskDefinitionArn] = [
      'cluster/prod',
      `task/prod/${'0f'.repeat(16)}`,
      'task-definition/web:1',
    ].map((resource) => `arn:aws:ecs:us-east-1:123456789012:${resource}`);
    const attachments = [
      { id: 'a', type: 'ElasticNetworkInterface', status: 'ATTACHED', details: [{ name: 'privateDnsName' }] },
      { id: 'b', type: 'AmazonElasticBlockStorage', status: 'ATTACHED' },
    ];
    aws.ecs.seed({ taskDefinitions: ['web'] });
    aws.ecs.seed({
      described: [{ tasks: [{ taskArn, clusterArn, taskDefinitionArn, lastStatus: 'RUNNING', attachments }] }],
    });
    const describeTask = () => client.send(new DescribeTasksCommand({ cluster: 'prod', tasks: [taskArn ?? ''] }));

    const { tasks: [running] = [] } = await describeTask();
    expect(running?.attachments).toStrictEqual([attachments[0], { ...attachments[1], details: [] }]);
    await client.send(new StopTaskCommand({ cluster: 'prod', task: taskArn }));
    aws.clock.advance('2m');
    expect(await describeTask()).toMatchObject({ tasks: [{ lastStatus: 'STOPPED', attachments: [{ id: 'a' }, {}] }] });
  });
});
