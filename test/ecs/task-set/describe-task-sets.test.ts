import {
  ClusterNotFoundException,
  DeleteServiceCommand,
  DescribeTaskSetsCommand,
  InvalidParameterException,
  ServiceNotActiveException,
  ServiceNotFoundException,
  type DescribeTaskSetsCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createTaskSetWorld, WEB } from './task-set-world.js';

const TARGET_GROUP = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/0123456789abcdef';

describe('DescribeTaskSets', () => {
  const { aws, client, begin, createService, createTaskSet, service, updateService } = createTaskSetWorld();
  const { clock } = aws;
  const show = (input: Partial<DescribeTaskSetsCommandInput>) =>
    client.send(new DescribeTaskSetsCommand({ ...WEB, ...input }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows task sets by id and by ARN, and reports those that are missing', async () => {
    const blue = await createTaskSet();
    const green = await createTaskSet();

    expect(await show({ taskSets: [green.taskSetArn ?? '', 'ecs-svc/1', blue.id ?? ''] })).toMatchObject({
      taskSets: [{ id: green.id }, { id: blue.id }],
      failures: [{ arn: 'arn:aws:ecs:us-east-1:123456789012:task-set/default/web/ecs-svc/1', reason: 'MISSING' }],
    });
  });

  it('shows tags where they are asked for', async () => {
    const tags = [{ key: 'color', value: 'blue' }];
    const { id = '' } = await createTaskSet({ tags });

    expect((await show({ taskSets: [id] })).taskSets).toMatchObject([{ tags: [] }]);
    expect((await show({ taskSets: [id], include: ['TAGS'] })).taskSets).toMatchObject([{ tags }]);
  });

  it('shows the PRIMARY task set of a service that AWS CodeDeploy deploys', async () => {
    await createService({
      serviceName: 'shop',
      deploymentController: { type: 'CODE_DEPLOY' },
      desiredCount: 2,
      taskDefinition: 'api',
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 80 }],
    });
    clock.advance('1m');
    const { taskSets = [], deployments, taskDefinition } = await service('shop');

    expect(deployments).toEqual([]);
    expect(taskDefinition).toBe('arn:aws:ecs:us-east-1:123456789012:task-definition/api:1');
    expect((await show({ service: 'shop', taskSets: [taskSets[0]?.id ?? ''] })).taskSets).toMatchObject([
      {
        status: 'PRIMARY',
        startedBy: 'CODE_DEPLOY',
        scale: { value: 100, unit: 'PERCENT' },
        computedDesiredCount: 2,
        runningCount: 2,
        stabilityStatus: 'STEADY_STATE',
        loadBalancers: [{ targetGroupArn: TARGET_GROUP }],
      },
    ]);
  });

  it('shows the new number of tasks once the scheduler has heard of it, and not before', async () => {
    const { id = '' } = await createTaskSet({ scale: { value: 50 } });
    clock.advance('1m');
    await updateService({ desiredCount: 10 });
    expect((await show({ taskSets: [id] })).taskSets).toMatchObject([{ computedDesiredCount: 2 }]);
    clock.advance('2s');

    expect((await show({ taskSets: [id] })).taskSets).toMatchObject([
      { computedDesiredCount: 5, runningCount: 2, pendingCount: 3, stabilityStatus: 'STABILIZING' },
    ]);
  });

  it('shows the task sets of a service that is DRAINING, but not of one that is INACTIVE', async () => {
    const { id = '' } = await createTaskSet({ scale: { value: 100 } });
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    expect((await show({ taskSets: [id] })).taskSets).toMatchObject([{ id, status: 'DRAINING' }]);
    clock.advance('1m');

    await expect(rejectionOf(show({ taskSets: [id] }))).resolves.toEqual([
      ServiceNotActiveException,
      'Service was not ACTIVE.',
    ]);
  });

  it('refuses a service that ECS deploys itself', async () => {
    await createService({ serviceName: 'rolling' });

    await expect(rejectionOf(show({ service: 'rolling', taskSets: ['ecs-svc/1'] }))).resolves.toEqual([
      InvalidParameterException,
      'Amazon ECS only supports task set management on services configured to use external deployment controllers.',
    ]);
  });

  it.each<[string, Partial<DescribeTaskSetsCommandInput>, unknown, string]>([
    ['no task sets', {}, InvalidParameterException, 'TaskSets cannot be empty.'],
    ['an empty list', { taskSets: [] }, InvalidParameterException, 'TaskSets cannot be empty.'],
    ['what is no id', { taskSets: ['blue'] }, InvalidParameterException, 'Task Set Identifier is invalid'],
    ['a missing cluster', { cluster: 'no', taskSets: ['ecs-svc/1'] }, ClusterNotFoundException, 'Cluster not found.'],
    ['a missing service', { service: 'no', taskSets: ['ecs-svc/1'] }, ServiceNotFoundException, 'Service not found.'],
  ])('refuses %s', async (_, input, errorClass, message) => {
    await expect(rejectionOf(show(input))).resolves.toEqual([errorClass, message]);
  });
});
