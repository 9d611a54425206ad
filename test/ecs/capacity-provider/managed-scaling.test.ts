import {
  InvalidParameterException,
  ListContainerInstancesCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createProviderWorld, STRATEGY } from './provider-world.js';

describe('managed scaling', () => {
  const { aws, client, beginWithGroup, run, tasks, instances } = createProviderWorld();
  const { ecs, clock, events } = aws;

  afterAll(() => aws.restore());

  it('lets a task wait that nothing has room for, and launches an instance for it', async () => {
    beginWithGroup();
    const [task] = await run();

    expect(task).toMatchObject({ lastStatus: 'PROVISIONING', launchType: 'EC2', capacityProviderName: 'asg' });
    expect(task).not.toHaveProperty('containerInstanceArn');
    expect(instances()).toEqual([]);
    clock.advance('89s');
    expect(instances()).toEqual([]);

    clock.advance('1s');

    const [instance] = Object.values(aws.state.ecs.containerInstances);
    expect(instance).toMatchObject({ status: 'ACTIVE', capacityProviderName: 'asg', launchType: 'EC2' });
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({
      lastStatus: 'PENDING',
      containerInstanceArn: instance?.containerInstanceArn,
      availabilityZone: 'us-east-1a',
    });
    clock.advance('10s');
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'RUNNING' });
    expect(
      events.all().map((event) => [event['detail-type'], event.detail['lastStatus'] ?? event.detail['status']]),
    ).toEqual([
      ['ECS Task State Change', 'PROVISIONING'],
      ['ECS Container Instance State Change', 'ACTIVE'],
      ['ECS Container Instance State Change', 'ACTIVE'],
      ['ECS Task State Change', 'PROVISIONING'],
      ['ECS Task State Change', 'PENDING'],
      ['ECS Task State Change', 'RUNNING'],
    ]);
  });

  it('launches as many instances as the waiting tasks fill', async () => {
    beginWithGroup();
    // An m5.large has 2,048 CPU units: two tasks of `app`.
    const waiting = await run({ count: 5 });
    expect(waiting.map(({ lastStatus }) => lastStatus)).toEqual(Array.from({ length: 5 }, () => 'PROVISIONING'));

    clock.runUntilIdle();

    expect(instances()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    const placed = await tasks(waiting.map(({ taskArn }) => taskArn));
    expect(placed.map(({ lastStatus }) => lastStatus)).toEqual(Array.from({ length: 5 }, () => 'RUNNING'));
    expect(Object.values(aws.state.ecs.autoScalingGroups)).toMatchObject([{ desiredCapacity: 3 }]);
  });

  it('counts on what is booting already', async () => {
    beginWithGroup();
    await run();
    await run();
    clock.advance('30s');
    await run();
    clock.runUntilIdle();
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('launches one instance for each task that wants one for itself', async () => {
    beginWithGroup();
    await run({ count: 3, placementConstraints: [{ type: 'distinctInstance' }] });
    clock.runUntilIdle();
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  it('sends the instances to the zones of the group in turn', async () => {
    beginWithGroup({ availabilityZones: ['us-east-1d', 'us-east-1f'] });
    const waiting = await run({ count: 5 });
    clock.runUntilIdle();
    const placed = await tasks(waiting.map(({ taskArn }) => taskArn));
    expect(new Set(placed.map(({ availabilityZone }) => availabilityZone))).toEqual(
      new Set(['us-east-1d', 'us-east-1f']),
    );
  });

  it('grows no further than the group may; the rest waits, in order, for those that are placed', async () => {
    beginWithGroup({ maxSize: 1 });
    const waiting = await run({ count: 4 });
    clock.advance('2m');
    const arns = waiting.map(({ taskArn }) => taskArn);
    const statuses = async () => (await tasks(arns)).map(({ lastStatus }) => lastStatus);
    expect(await statuses()).toEqual(['RUNNING', 'RUNNING', 'PROVISIONING', 'PROVISIONING']);

    await client.send(new StopTaskCommand({ task: arns[0] }));
    clock.advance('1m');

    expect(await statuses()).toEqual(['STOPPED', 'RUNNING', 'RUNNING', 'PROVISIONING']);
    expect(instances()).toEqual(['ACTIVE']);
  });

  it('grows in steps of the sizes that are set', async () => {
    beginWithGroup({}, { managedScaling: { status: 'ENABLED', maximumScalingStepSize: 2 } });
    await run({ count: 10 });
    const sizes = [1, 2, 3].map(() => (clock.advance('90s'), instances().length));
    expect(sizes).toEqual([2, 4, 5]);

    beginWithGroup({}, { managedScaling: { status: 'ENABLED', minimumScalingStepSize: 3 } });
    await run();
    clock.runUntilIdle();
    expect(instances()).toHaveLength(3);
  });

  it('keeps spare instances below a target capacity of 100', async () => {
    beginWithGroup({}, { managedScaling: { status: 'ENABLED', targetCapacity: 50 } });
    await run({ count: 2 });
    clock.runUntilIdle();
    expect(instances()).toHaveLength(2);
  });

  it('launches another instance for one that is lost', async () => {
    beginWithGroup({ desiredCapacity: 2 });
    const [lost = ''] = Object.keys(aws.state.ecs.containerInstances);
    ecs.simulate.instanceTermination(lost);
    clock.advance('90s');
    expect(instances()).toEqual(['INACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  it('begins with the desired capacity of the group', async () => {
    beginWithGroup({ desiredCapacity: 2 });
    expect(instances()).toEqual(['ACTIVE', 'ACTIVE']);
    const [task] = await run();
    expect(task).toMatchObject({ lastStatus: 'PROVISIONING', containerInstanceArn: expect.any(String) as string });
    const output = await client.send(new ListContainerInstancesCommand({}));
    expect(output.containerInstanceArns).toHaveLength(2);
  });

  it('launches nothing for a group that is not seeded: its instances are the business of the test', async () => {
    beginWithGroup(null);
    const [task] = await run();
    clock.advance('10m');
    expect(instances()).toEqual([]);
    ecs.seed({ containerInstances: [{ capacityProviderName: 'asg' }] });
    clock.runUntilIdle();
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'RUNNING' });
  });

  it('does nothing without being told to: what does not fit fails', async () => {
    beginWithGroup({ desiredCapacity: 1 }, { managedScaling: { status: 'DISABLED' } });
    const [instance] = Object.keys(aws.state.ecs.containerInstances);
    const command = new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy: STRATEGY, count: 3 });
    const { tasks: started, failures } = await client.send(command);
    expect(started).toHaveLength(2);
    expect(failures).toEqual([{ arn: instance, reason: 'RESOURCE:CPU' }]);
    clock.advance('1h');
    expect(instances()).toEqual(['ACTIVE']);
  });

  it('says that a provider without managed scaling is empty', async () => {
    beginWithGroup({}, { managedScaling: { status: 'DISABLED' } });
    const command = new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy: STRATEGY });
    expect(await rejectionOf(client.send(command))).toEqual([
      InvalidParameterException,
      'No Container Instances were found in your cluster.',
    ]);

    ecs.seed({ containerInstances: [{}] });
    expect(await client.send(command)).toMatchObject({
      tasks: [],
      failures: [
        { arn: 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/asg', reason: 'EMPTY CAPACITY PROVIDER' },
      ],
    });
  });

  it('goes on from a snapshot as it would have', async () => {
    beginWithGroup();
    await run({ count: 3 });
    const saved = aws.snapshot();
    clock.advance('1h');
    const after = aws.snapshot();
    aws.load(saved);
    clock.advance('1h');
    expect(aws.snapshot()).toEqual(after);
  });
});
