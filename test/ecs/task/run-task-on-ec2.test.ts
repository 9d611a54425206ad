import {
  RunTaskCommand,
  StopTaskCommand,
  type ContainerDefinition,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from '../container-instance/instance-world.js';

describe('RunTask on EC2', () => {
  const { aws, client, remaining } = createInstanceWorld();
  const { ecs, clock } = aws;
  const run = (input: Partial<RunTaskCommandInput> = {}) =>
    client.send(new RunTaskCommand({ taskDefinition: 'app', ...input }));
  const seed = (count: number, container: ContainerDefinition = { cpu: 512, memory: 1024 }) =>
    ecs.seed({
      containerInstances: [{ instanceType: 'm5.large', count }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [container] }],
    }).containerInstanceArns;

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('starts PENDING on an instance, takes its resources, and gives them back at the end', async () => {
    const [arn] = seed(1);
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '1m' });

    const { tasks = [], failures } = await run();

    expect(failures).toEqual([]);
    expect(tasks).toMatchObject([
      {
        ...{ lastStatus: 'PENDING', launchType: 'EC2', containerInstanceArn: arn, availabilityZone: 'us-east-1a' },
        ...{ cpu: '512', memory: '1024', attachments: [], version: 1 },
      },
    ]);
    expect(remaining(arn)).toEqual([2048 - 512, 7782 - 1024, []]);
    clock.runUntilIdle();
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([{ lastStatus: 'STOPPED' }]);
    expect(remaining(arn)).toEqual([2048, 7782, []]);
  });

  it('starts as many as there is room for, and gives the reason for the rest', async () => {
    const [arn] = seed(1);

    const { tasks, failures } = await run({ count: 5 });

    expect(tasks).toHaveLength(4);
    expect(failures).toEqual([{ arn, reason: 'RESOURCE:CPU' }]);
    expect(remaining(arn)).toEqual([0, 7782 - 4 * 1024, []]);
  });

  it('binds ports of the host: those that are given, and free ones', async () => {
    const [arn] = seed(1, { memory: 64, portMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 90 }] });
    const { tasks = [] } = await run();
    expect(remaining(arn)[2]).toEqual([8080]);
    expect(await run()).toMatchObject({ tasks: [], failures: [{ arn, reason: 'RESOURCE:PORTS' }] });
    clock.advance('1m');

    const [task] = Object.values(aws.state.ecs.tasks);
    expect(task?.containers[0]?.networkBindings).toMatchObject([
      { bindIP: '0.0.0.0', containerPort: 80, hostPort: 8080, protocol: 'tcp' },
      { bindIP: '0.0.0.0', containerPort: 90, hostPort: expect.any(Number), protocol: 'tcp' },
    ]);
    await client.send(new StopTaskCommand({ task: tasks[0]?.taskArn }));
    clock.runUntilIdle();
    expect(await run()).toMatchObject({ failures: [] });
  });

  it('gives no free port twice on an instance', async () => {
    seed(1, { memory: 64, portMappings: [{ containerPort: 80 }, { containerPort: 90 }] });
    await run({ count: 3 });
    clock.advance('1m');

    const bindings = Object.values(aws.state.ecs.tasks).flatMap(({ containers }) => containers[0]?.networkBindings);
    expect(bindings.map((binding) => binding?.hostPort)).toEqual([32_768, 32_769, 32_770, 32_771, 32_772, 32_773]);
  });

  it('gives awsvpc tasks an interface, until the instance has none left', async () => {
    ecs.seed({
      containerInstances: [{ instanceType: 'm5.large' }],
      taskDefinitions: [{ family: 'app', networkMode: 'awsvpc', containerDefinitions: [{ memory: 64 }] }],
    });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

    const { tasks = [], failures } = await run({ networkConfiguration, count: 3 });

    expect(tasks.map(({ lastStatus }) => lastStatus)).toEqual(['PROVISIONING', 'PROVISIONING']);
    expect(failures).toMatchObject([{ reason: 'RESOURCE:ENI' }]);
    clock.advance('1m');
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([
      { lastStatus: 'RUNNING', attachments: [{ status: 'ATTACHED' }] },
      { lastStatus: 'RUNNING', attachments: [{ status: 'ATTACHED' }] },
    ]);
  });

  it('puts awsvpc tasks into the zones of their subnets, where these are known', async () => {
    const [first, second, third] = ecs.seed({
      containerInstances: [{ count: 3 }],
      subnets: [{ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' }],
      taskDefinitions: [{ family: 'app', networkMode: 'awsvpc', containerDefinitions: [{ memory: 64 }] }],
    }).containerInstanceArns;

    const { tasks = [], failures = [] } = await run({
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-b'] } },
      count: 3,
    });

    expect(tasks.map(({ containerInstanceArn }) => containerInstanceArn)).toEqual([second, second]);
    expect(failures).toEqual([
      { arn: first, reason: 'LOCATION' },
      { arn: second, reason: 'RESOURCE:ENI' },
      { arn: third, reason: 'LOCATION' },
    ]);
  });

  it('claims GPUs by their ids', async () => {
    const gpu = { memory: 64, resourceRequirements: [{ type: 'GPU', value: '1' } as const] };
    ecs.seed({
      containerInstances: [{ instanceType: 'g4dn.12xlarge' }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [gpu] }],
    });

    const { tasks = [], failures } = await run({ count: 5 });

    expect([tasks.length, failures?.[0]?.reason]).toEqual([4, 'RESOURCE:GPU']);
    expect(new Set(Object.values(aws.state.ecs.tasks).flatMap(({ claim }) => claim?.gpuIds)).size).toBe(4);
  });

  it('puts one task of a group on an instance with distinctInstance', async () => {
    const arns = seed(3);

    const { tasks = [], failures = [] } = await run({ count: 4, placementConstraints: [{ type: 'distinctInstance' }] });

    expect(tasks).toHaveLength(3);
    expect(new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn))).toEqual(new Set(arns));
    expect(failures.map(({ reason }) => reason)).toEqual(
      Array(3).fill('DistinctInstance placement constraint unsatisfied.'),
    );
  });

  it('obeys memberOf of the request and of the definition', async () => {
    const [, second] = seed(3);
    const expression = 'attribute:ecs.availability-zone == us-east-1b';
    expect(await run({ placementConstraints: [{ type: 'memberOf', expression }] })).toMatchObject({
      tasks: [{ containerInstanceArn: second }],
    });
    ecs.seed({
      taskDefinitions: [
        {
          ...{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] },
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == c5.large' }],
        },
      ],
    });

    const { failures = [] } = await run();
    expect(failures.map(({ reason }) => reason)).toEqual(Array(3).fill('MemberOf placement constraint unsatisfied.'));
  });

  it('spreads over zones and packs by memory', async () => {
    const arns = seed(3);
    const zones = async (input: Partial<RunTaskCommandInput>) =>
      (await run(input)).tasks?.map(({ containerInstanceArn = '' }) => arns.indexOf(containerInstanceArn));

    const spread = await zones({
      count: 3,
      placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
    });
    expect(new Set(spread)).toEqual(new Set([0, 1, 2]));
    const packed = await zones({ count: 2, group: 'pack', placementStrategy: [{ type: 'binpack', field: 'memory' }] });
    expect(new Set(packed).size).toBe(1);
  });

  it('leaves instances alone whose agent is disconnected', async () => {
    const [first, second] = seed(2);
    ecs.simulate.agentDisconnect(first ?? '');

    const { tasks = [] } = await run({ count: 4 });
    expect(new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn))).toEqual(new Set([second]));
    expect((await run()).failures?.map(({ reason }) => reason).toSorted()).toEqual(['AGENT', 'RESOURCE:CPU']);
  });

  it('runs EXTERNAL tasks on external instances only', async () => {
    ecs.seed({
      containerInstances: [{}, { launchType: 'EXTERNAL' }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }],
    });

    const { tasks = [] } = await run({ launchType: 'EXTERNAL' });

    expect(aws.state.ecs.containerInstances[tasks[0]?.containerInstanceArn ?? '']?.launchType).toBe('EXTERNAL');
  });
});
