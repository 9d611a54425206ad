import {
  ClientException,
  PutAttributesCommand,
  StopTaskCommand,
  UpdateContainerInstancesStateCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createProviderWorld } from './provider-world.js';

describe('a task that waits for an instance', () => {
  const { aws, client, beginWithGroup, run, tasks, instances } = createProviderWorld();
  const { ecs, clock } = aws;

  afterAll(() => aws.restore());

  it('stops when nobody has had room for it in half an hour', async () => {
    beginWithGroup({ instanceType: 't3.micro' });
    const [task] = await run();
    clock.advance('29m');
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'PROVISIONING' });
    clock.runUntilIdle();
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'EMPTY CAPACITY PROVIDER',
      stoppedAt: new Date('2024-01-01T00:30:00Z'),
    });
    expect(instances()).toEqual([]);
  });

  it.each([
    ['RESOURCE:CPU', { instanceType: 'm6g.medium' }, { overrides: { cpu: '2048' } }],
    ['RESOURCE:MEMORY', { instanceType: 't3.micro' }, {}],
    ['AGENT', { agentConnected: false }, {}],
    ['NO ACTIVE INSTANCES', { status: 'DRAINING' }, {}],
    [
      'MemberOf placement constraint unsatisfied',
      {},
      { placementConstraints: [{ type: 'memberOf', expression: 'attribute:color == red' }] },
    ],
  ] as const)('says %s when its waiting is over', async (reason, instance, input) => {
    beginWithGroup(null);
    ecs.seed({ containerInstances: [{ ...instance, capacityProviderName: 'asg' }] });
    const [task] = await run({
      ...input,
      placementConstraints: 'placementConstraints' in input ? [...input.placementConstraints] : [],
    });
    clock.runUntilIdle();
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'STOPPED', stoppedReason: reason });
  });

  it('is placed when an attribute comes that a constraint asks for', async () => {
    beginWithGroup(null);
    const [arn = ''] = ecs.seed({ containerInstances: [{ capacityProviderName: 'asg' }] }).containerInstanceArns;
    const [task] = await run({
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:color == red' }],
    });
    expect(task?.lastStatus).toBe('PROVISIONING');
    const attributes = [{ name: 'color', value: 'red', targetId: arn }];
    await client.send(new PutAttributesCommand({ cluster: task?.clusterArn, attributes }));
    clock.advance('1m');

    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'RUNNING', containerInstanceArn: arn });
  });

  it('can be stopped, and is placed no more', async () => {
    beginWithGroup({ maxSize: 0 });
    const [task] = await run();
    await client.send(new StopTaskCommand({ task: task?.taskArn }));
    clock.runUntilIdle();
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated' });

    ecs.seed({ containerInstances: [{ capacityProviderName: 'asg' }] });
    expect((await tasks([task?.taskArn]))[0]).not.toHaveProperty('containerInstanceArn');
  });

  it('is placed when an instance is seeded, activated or heard of again', async () => {
    beginWithGroup({ maxSize: 0 });
    const { containerInstanceArns } = ecs.seed({
      containerInstances: [
        { capacityProviderName: 'asg', agentConnected: false },
        { capacityProviderName: 'asg', status: 'DRAINING' },
      ],
    });
    const waiting = await run({ count: 6 });
    const places = async () =>
      (await tasks(waiting.map(({ taskArn }) => taskArn))).map(({ containerInstanceArn }) =>
        containerInstanceArn === undefined ? undefined : containerInstanceArns.indexOf(containerInstanceArn),
      );
    expect(await places()).toEqual(Array.from({ length: 6 }));

    ecs.simulate.agentReconnect(containerInstanceArns[0] ?? '');
    expect((await places()).slice(0, 4)).toEqual([0, 0, undefined, undefined]);
    await client.send(
      new UpdateContainerInstancesStateCommand({
        containerInstances: containerInstanceArns.slice(1),
        status: 'ACTIVE',
      }),
    );
    expect((await places()).slice(2)).toEqual([1, 1, undefined, undefined]);
    ecs.seed({ containerInstances: [{ capacityProviderName: 'asg' }] });
    expect((await places()).slice(4)).toEqual([-1, -1]);
  });

  it('is one of 500 at the most', async () => {
    beginWithGroup({ maxSize: 0 });
    for (let calls = 0; calls < 50; calls++) await run({ count: 10 });
    expect(await rejectionOf(run())).toEqual([ClientException, 'Tasks provisioning capacity limit exceeded.']);
  });
});
