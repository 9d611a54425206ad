import {
  DeleteServiceCommand,
  DeleteTaskSetCommand,
  InvalidParameterException,
  ServiceNotActiveException,
  TaskSetNotFoundException,
  UpdateServicePrimaryTaskSetCommand,
  type DeleteTaskSetCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createTaskSetWorld, WEB } from './task-set-world.js';

describe('DeleteTaskSet', () => {
  const { aws, client, begin, createTaskSet, taskSet, service, messages } = createTaskSetWorld();
  const { clock } = aws;
  const remove = async (input: Partial<DeleteTaskSetCommandInput>) => {
    const output = await client.send(new DeleteTaskSetCommand({ ...WEB, taskSet: undefined, ...input }));
    return output.taskSet;
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('makes an empty task set DRAINING, which is gone when the scheduler has seen it', async () => {
    const { id } = await createTaskSet();
    clock.advance('1m');

    expect(await remove({ taskSet: id })).toMatchObject({
      id,
      status: 'DRAINING',
      computedDesiredCount: 0,
      stabilityStatus: 'STABILIZING',
      stabilityStatusAt: new Date('2024-01-01T00:01:00Z'),
    });
    clock.advance('2s');

    expect(await taskSet(id)).toBeUndefined();
  });

  it('keeps a task set with tasks until the last of them has stopped', async () => {
    const { id } = await createTaskSet({ scale: { value: 50 } });
    clock.advance('1m');
    await remove({ taskSet: id, force: true });
    clock.advance('2s');
    expect(await taskSet(id)).toMatchObject({ status: 'DRAINING', computedDesiredCount: 0, runningCount: 0 });
    clock.advance('15s');

    expect(await taskSet(id)).toBeUndefined();
    expect((await messages()).slice(4)).toEqual([
      '(service web) updated computedDesiredCount for taskSet ecs-svc/#1 to 0.',
      '(service web, taskSet ecs-svc/#1) has stopped 2 running tasks: (task #2) (task #3).',
      '(service web) has reached a steady state.',
    ]);
  });

  it('returns a task set that is DRAINING already as it is', async () => {
    const { id } = await createTaskSet({ scale: { value: 50 } });
    clock.advance('1m');
    const first = await remove({ taskSet: id, force: true });
    clock.advance('3s');

    expect(await remove({ taskSet: id })).toMatchObject({
      status: 'DRAINING',
      updatedAt: new Date('2024-01-01T00:01:02Z'),
    });
    expect(first).toMatchObject({ updatedAt: new Date('2024-01-01T00:01:00Z') });
  });

  it('wants force for a task set that is scaled above 0', async () => {
    const { id } = await createTaskSet({ scale: { value: 50 } });

    await expect(rejectionOf(remove({ taskSet: id }))).resolves.toEqual([
      InvalidParameterException,
      'The task set cannot be deleted while it is scaled above 0.',
    ]);
    expect(await taskSet(id)).toMatchObject({ status: 'ACTIVE' });
  });

  it('does not delete the PRIMARY task set, not even by force', async () => {
    const { id } = await createTaskSet();
    await client.send(new UpdateServicePrimaryTaskSetCommand({ ...WEB, primaryTaskSet: id }));

    await expect(rejectionOf(remove({ taskSet: id, force: true }))).resolves.toEqual([
      InvalidParameterException,
      'Primary TaskSet cannot be deleted',
    ]);
  });

  it('does not find what is not there', async () => {
    await expect(rejectionOf(remove({ taskSet: 'ecs-svc/1' }))).resolves.toEqual([
      TaskSetNotFoundException,
      'The specified task set does not exist.',
    ]);
  });

  it('leaves the task sets of a service that is deleted to DeleteService', async () => {
    const { id } = await createTaskSet({ scale: { value: 50 } });
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));

    expect(await service()).toMatchObject({
      status: 'DRAINING',
      taskSets: [{ id, status: 'DRAINING', computedDesiredCount: 0 }],
    });
    await expect(rejectionOf(remove({ taskSet: id }))).resolves.toEqual([
      ServiceNotActiveException,
      'Service was not ACTIVE.',
    ]);
    clock.advance('1m');
    expect(await service()).toMatchObject({ status: 'INACTIVE', taskSets: [] });
  });
});
