import {
  ClusterNotFoundException,
  DeleteTaskSetCommand,
  InvalidParameterException,
  ServiceNotFoundException,
  TaskSetNotFoundException,
  UpdateTaskSetCommand,
  type TaskSet,
  type UpdateTaskSetCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createTaskSetWorld, WEB } from './task-set-world.js';

describe('UpdateTaskSet', () => {
  const { aws, client, begin, createService, createTaskSet, taskSet, messages, updateService } = createTaskSetWorld();
  const { clock } = aws;
  let blue: TaskSet;
  const update = async (input: Partial<UpdateTaskSetCommandInput>) => {
    const output = await client.send(
      new UpdateTaskSetCommand({ ...WEB, taskSet: blue.id, scale: { value: 50, unit: 'PERCENT' }, ...input }),
    );
    return output.taskSet;
  };

  beforeEach(async () => {
    await begin();
    blue = await createTaskSet({ scale: { value: 100 } });
    clock.advance('1m');
  });
  afterAll(() => aws.restore());

  it('answers with the new scale, and with the tasks that there are to be so far', async () => {
    expect(await update({})).toMatchObject({
      id: blue.id,
      scale: { value: 50, unit: 'PERCENT' },
      computedDesiredCount: 4,
      runningCount: 4,
      stabilityStatus: 'STABILIZING',
      stabilityStatusAt: new Date('2024-01-01T00:01:00Z'),
      updatedAt: new Date('2024-01-01T00:01:00Z'),
    });
  });

  it('stops tasks that are too many', async () => {
    await update({ taskSet: blue.taskSetArn });
    clock.advance('1m');

    expect(await taskSet(blue.id)).toMatchObject({
      computedDesiredCount: 2,
      runningCount: 2,
      stabilityStatus: 'STEADY_STATE',
    });
    expect((await messages()).slice(4)).toEqual([
      '(service web) updated computedDesiredCount for taskSet ecs-svc/#1 to 2.',
      '(service web, taskSet ecs-svc/#1) has stopped 2 running tasks: (task #5) (task #4).',
      '(service web, taskSet ecs-svc/#1) updated state to STEADY_STATE.',
      '(service web) has reached a steady state.',
    ]);
    expect(
      Object.values(aws.state.ecs.tasks).flatMap(({ stoppedReason }) =>
        stoppedReason === undefined ? [] : [stoppedReason],
      ),
    ).toEqual([
      `Scaling activity initiated by (deployment ${blue.id})`,
      `Scaling activity initiated by (deployment ${blue.id})`,
    ]);
  });

  it('starts the tasks that are missing', async () => {
    await update({});
    clock.advance('1m');
    await update({ scale: { value: 75 } });
    clock.advance('1m');

    expect(await taskSet(blue.id)).toMatchObject({ runningCount: 3, stabilityStatus: 'STEADY_STATE' });
  });

  it('keeps its share when the service is given another number of tasks', async () => {
    const green = await createTaskSet({ scale: { value: 50 } });
    clock.advance('1m');
    await updateService({ desiredCount: 6 });
    clock.advance('1m');

    expect(await taskSet(blue.id)).toMatchObject({ runningCount: 6, stabilityStatus: 'STEADY_STATE' });
    expect(await taskSet(green.id)).toMatchObject({ runningCount: 3, stabilityStatus: 'STEADY_STATE' });
  });

  it('refuses a task set that is DRAINING', async () => {
    await client.send(new DeleteTaskSetCommand({ ...WEB, taskSet: blue.id, force: true }));

    await expect(rejectionOf(update({}))).resolves.toEqual([
      InvalidParameterException,
      'The task set cannot be updated while it is DRAINING.',
    ]);
  });

  it('does not find the task set of another service', async () => {
    await createService({
      serviceName: 'other',
      deploymentController: { type: 'EXTERNAL' },
      ...{ taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined },
    });

    await expect(rejectionOf(update({ service: 'other', taskSet: blue.taskSetArn }))).resolves.toEqual([
      TaskSetNotFoundException,
      'The specified task set does not exist.',
    ]);
  });

  it.each<[string, Partial<UpdateTaskSetCommandInput>, unknown, string]>([
    ['a missing cluster', { cluster: 'no' }, ClusterNotFoundException, 'Cluster not found.'],
    ['a missing service', { service: 'no' }, ServiceNotFoundException, 'Service not found.'],
    [
      'a missing task set',
      { taskSet: 'ecs-svc/1' },
      TaskSetNotFoundException,
      'The specified task set does not exist.',
    ],
    ['what is no id', { taskSet: 'blue' }, InvalidParameterException, 'Task Set Identifier is invalid'],
    [
      'the ARN of a task',
      { taskSet: 'arn:aws:ecs:us-east-1:123456789012:task/default/0f' },
      InvalidParameterException,
      'Task Set Identifier is invalid',
    ],
    [
      'the ARN of another account',
      { taskSet: 'arn:aws:ecs:us-east-1:999999999999:task-set/default/web/ecs-svc/1' },
      InvalidParameterException,
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
    [
      'a scale above 100',
      { scale: { value: 100.5 } },
      InvalidParameterException,
      'The scale value must be between 0 and 100.',
    ],
    ['no scale', { scale: undefined }, InvalidParameterException, 'Scale can not be blank.'],
  ])('refuses %s', async (_, input, errorClass, message) => {
    await expect(rejectionOf(update(input))).resolves.toEqual([errorClass, message]);
    expect(await taskSet(blue.id)).toMatchObject({ scale: { value: 100 }, stabilityStatus: 'STEADY_STATE' });
  });
});
