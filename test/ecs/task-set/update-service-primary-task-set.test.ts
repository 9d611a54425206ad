import {
  DeleteTaskSetCommand,
  InvalidParameterException,
  TaskSetNotFoundException,
  UpdateServicePrimaryTaskSetCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createTaskSetWorld, WEB } from './task-set-world.js';

describe('UpdateServicePrimaryTaskSet', () => {
  const { aws, client, begin, createTaskSet, taskSet, service } = createTaskSetWorld();
  const { clock } = aws;
  const promote = async (primaryTaskSet: string | undefined) => {
    const output = await client.send(new UpdateServicePrimaryTaskSetCommand({ ...WEB, primaryTaskSet }));
    return output.taskSet;
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('makes a task set PRIMARY, and what it has is shown for the service', async () => {
    const { id } = await createTaskSet({ scale: { value: 25 } });
    clock.advance('2m');

    expect(await promote(id)).toMatchObject({
      id,
      status: 'PRIMARY',
      stabilityStatus: 'STEADY_STATE',
      stabilityStatusAt: new Date('2024-01-01T00:01:00Z'),
      updatedAt: new Date('2024-01-01T00:02:00Z'),
    });
    expect(await service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
      launchType: 'FARGATE',
      platformFamily: 'Linux',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      deployments: [],
      taskSets: [{ id, status: 'PRIMARY' }],
    });
  });

  it('makes the one before ACTIVE again', async () => {
    const blue = await createTaskSet();
    const green = await createTaskSet({ taskDefinition: 'web:2' });
    await promote(blue.id);
    clock.advance('1m');
    await promote(green.taskSetArn);

    expect(await taskSet(blue.id)).toMatchObject({ status: 'ACTIVE', updatedAt: new Date('2024-01-01T00:01:00Z') });
    expect(await taskSet(green.id)).toMatchObject({ status: 'PRIMARY' });
    expect(await service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
    });
  });

  it('changes no task', async () => {
    const { id } = await createTaskSet({ scale: { value: 50 } });
    clock.advance('1m');
    const before = aws.state.ecs.tasks;
    await promote(id);
    clock.advance('1m');

    expect(aws.state.ecs.tasks).toEqual(before);
  });

  it('refuses a task set that is DRAINING', async () => {
    const { id } = await createTaskSet();
    await client.send(new DeleteTaskSetCommand({ ...WEB, taskSet: id }));

    await expect(rejectionOf(promote(id))).resolves.toEqual([
      InvalidParameterException,
      'The task set cannot be updated while it is DRAINING.',
    ]);
  });

  it('does not find what is not there', async () => {
    await expect(rejectionOf(promote('ecs-svc/1'))).resolves.toEqual([
      TaskSetNotFoundException,
      'The specified task set does not exist.',
    ]);
  });
});
