import {
  ListContainerInstancesCommand,
  ListTasksCommand,
  StopTaskCommand,
  UpdateContainerInstancesStateCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTaskSetWorld } from './task-set-world.js';

const TARGET_GROUP = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/0123456789abcdef';

describe('the stability of a task set', () => {
  const { aws, client, begin, createTaskSet, taskSet, messages } = createTaskSetWorld();
  const { clock } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('comes once all of its tasks are healthy, which service events and EventBridge say', async () => {
    const { id } = await createTaskSet({ scale: { value: 25 } });
    clock.advance('59s');
    expect(await taskSet(id)).toMatchObject({ runningCount: 1, stabilityStatus: 'STABILIZING' });
    clock.advance('1s');

    expect(await taskSet(id)).toMatchObject({
      stabilityStatus: 'STEADY_STATE',
      stabilityStatusAt: new Date('2024-01-01T00:01:00Z'),
      updatedAt: new Date('2024-01-01T00:01:00Z'),
    });
    expect(await messages()).toEqual([
      '(service web) updated computedDesiredCount for taskSet ecs-svc/#1 to 1.',
      '(service web, taskSet ecs-svc/#1) has started 1 tasks: (task #2).',
      '(service web, taskSet ecs-svc/#1) updated state to STEADY_STATE.',
      '(service web) has reached a steady state.',
    ]);
    expect(
      aws.events.all().flatMap(({ detail }) => ('eventName' in detail ? [[detail.eventType, detail.eventName]] : [])),
    ).toEqual([
      ['INFO', 'TASKSET_STEADY_STATE'],
      ['INFO', 'SERVICE_STEADY_STATE'],
    ]);
  });

  it('comes at once without tasks, and with it that of the service', async () => {
    const { id } = await createTaskSet();
    clock.advance('2s');

    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STEADY_STATE', computedDesiredCount: 0 });
    expect(await messages()).toEqual([
      '(service web, taskSet ecs-svc/#1) updated state to STEADY_STATE.',
      '(service web) has reached a steady state.',
    ]);
  });

  it('waits for what its own load balancer says of the tasks', async () => {
    const { id } = await createTaskSet({
      taskDefinition: 'api',
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 80 }],
      scale: { value: 25 },
    });
    clock.advance('1m');

    expect(await taskSet(id)).toMatchObject({
      stabilityStatus: 'STEADY_STATE',
      stabilityStatusAt: new Date('2024-01-01T00:00:40Z'),
      loadBalancers: [{ targetGroupArn: TARGET_GROUP }],
    });
    expect(await messages()).toContain(
      `(service web, taskSet ecs-svc/#1) registered 1 targets in (target-group ${TARGET_GROUP})`,
    );
  });

  it('does not come while targets are unhealthy, which are replaced', async () => {
    aws.ecs.onTask({ family: 'api' }, { targetHealth: 'UNHEALTHY' });
    const { id } = await createTaskSet({
      taskDefinition: 'api',
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 80 }],
      scale: { value: 25 },
    });
    clock.advance('3m');

    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STABILIZING' });
    expect(await messages()).toContain(
      `(service web, taskSet ecs-svc/#1) (task #2) (port 80) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Health checks failed)`,
    );
    expect(Object.values(aws.state.ecs.tasks)).toContainEqual(
      expect.objectContaining({ stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})` }),
    );
  });

  it('is waited for ever longer where tasks fail to start, until nobody does', async () => {
    aws.ecs.onTask({ family: 'web' }, { pullError: true });
    const { id } = await createTaskSet({ scale: { value: 25 } });
    clock.advance('2m');
    expect(Object.keys(aws.state.ecs.tasks)).toHaveLength(4);
    clock.runUntilIdle();

    expect(await taskSet(id)).toMatchObject({ runningCount: 0, stabilityStatus: 'STABILIZING' });
  });

  it('ends when a task is lost, and is there again with the next one', async () => {
    const { id } = await createTaskSet({ scale: { value: 25 } });
    clock.advance('1m');
    const [task] = (await client.send(new ListTasksCommand({ serviceName: 'web' }))).taskArns ?? [];
    await client.send(new StopTaskCommand({ task }));
    clock.advance('10s');
    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STABILIZING' });
    clock.advance('1m');

    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STEADY_STATE', runningCount: 1 });
  });

  it('is not reached by tasks that cannot start, which the service says of the task set once', async () => {
    aws.ecs.onTask({ family: 'web' }, { pullError: true });
    const { id } = await createTaskSet({ scale: { value: 25 } });
    clock.advance('20m');

    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STABILIZING', runningCount: 0 });
    expect((await messages()).filter((message) => message.includes('unable'))).toEqual([
      '(service web, taskSet ecs-svc/#1) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ]);
    expect(aws.events.all().map(({ detail }) => detail['eventName'])).toContain('SERVICE_TASK_START_IMPAIRED');
  });

  it('is not given while a task is on an instance that is DRAINING', async () => {
    aws.ecs.seed({ containerInstances: [{ instanceType: 't3.medium' }] });
    const { id } = await createTaskSet({
      ...{ taskDefinition: 'worker', launchType: 'EC2', networkConfiguration: undefined },
      scale: { value: 25 },
    });
    clock.advance('1m');
    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STEADY_STATE' });
    const { containerInstanceArns } = await client.send(new ListContainerInstancesCommand({}));
    await client.send(
      new UpdateContainerInstancesStateCommand({ containerInstances: containerInstanceArns, status: 'DRAINING' }),
    );
    clock.advance('10s');

    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STABILIZING', runningCount: 1 });
  });
});
