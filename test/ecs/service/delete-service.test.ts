import { CreateTaskSetCommand, DeleteServiceCommand, type DeleteServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FARGATE_NETWORK } from '../task/fargate-world.js';
import { createServiceWorld } from './service-world.js';

const EXTERNAL = {
  deploymentController: { type: 'EXTERNAL' },
  ...{ taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined },
} as const;

describe('DeleteService', () => {
  const { aws, client, begin, createService, updateService, service, tasks } = createServiceWorld();
  const { clock } = aws;
  const remove = async (input: Partial<DeleteServiceCommandInput> = {}) => {
    const output = await client.send(new DeleteServiceCommand({ service: 'web', ...input }));
    return output.service;
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('stops the tasks, and is done when they have stopped', async () => {
    const { deployments } = await createService({ desiredCount: 2 });
    clock.advance('1m');
    const stopping = tasks().map(({ taskArn }) => taskArn);

    expect(await remove({ force: true })).toMatchObject({ status: 'DRAINING', desiredCount: 0, runningCount: 2 });
    expect(tasks()).toEqual([]);
    expect(stopping.map((arn) => aws.state.ecs.tasks[arn])).toMatchObject(
      [1, 2].map(() => ({
        desiredStatus: 'STOPPED',
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Scaling activity initiated by (deployment ${deployments?.[0]?.id})`,
      })),
    );
    clock.advance('1m');
    expect(await service()).toMatchObject({ status: 'INACTIVE', deployments: [], runningCount: 0 });
  });

  it('is done at once where there are no tasks, though the reply does not say so yet', async () => {
    await createService({ desiredCount: 0 });

    expect(await remove()).toMatchObject({ status: 'DRAINING', deployments: [{ status: 'PRIMARY' }] });
    expect(await service()).toMatchObject({ status: 'INACTIVE', deployments: [] });
  });

  it('ends the deployment that is under way', async () => {
    await createService();
    await remove({ force: true });

    expect(Object.values(aws.state.ecs.serviceDeployments).map(({ status }) => status)).toEqual(['STOPPED']);
  });

  it('deletes the tags', async () => {
    await createService({ tags: [{ key: 'team', value: 'a' }] });

    expect((await remove({ force: true }))?.tags).toEqual([]);
    expect((await service()).tags).toEqual([]);
  });

  it('needs no force for daemons', async () => {
    aws.ecs.seed({ containerInstances: [{}] });
    await createService({
      ...{ taskDefinition: 'worker', launchType: 'EC2', networkConfiguration: undefined },
      ...{ schedulingStrategy: 'DAEMON', desiredCount: undefined },
    });
    clock.advance('1m');
    expect(tasks()).toHaveLength(1);

    expect(await remove()).toMatchObject({ status: 'DRAINING' });
  });

  it('needs force for a service that is scaled above 0', async () => {
    await createService();

    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The service cannot be stopped while it is scaled above 0.',
    });
    await updateService({ desiredCount: 0 });
    expect(await remove()).toMatchObject({ status: 'DRAINING' });
  });

  it('needs force while an old deployment still has tasks', async () => {
    await createService();
    clock.advance('2m');
    await updateService({ taskDefinition: 'web:2', desiredCount: 0 });

    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The service cannot be stopped while deployments are active.',
    });
    clock.advance('5m');
    expect(await remove()).toMatchObject({ status: 'DRAINING' });
  });

  it('needs force for a service with task sets, which go with it', async () => {
    await createService({ ...EXTERNAL, desiredCount: 0 });
    await client.send(
      new CreateTaskSetCommand({
        ...{ cluster: 'default', service: 'web', taskDefinition: 'web' },
        ...{ launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK },
      }),
    );

    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The service cannot be stopped while it has task sets.',
    });
    expect(await remove({ force: true })).toMatchObject({ status: 'DRAINING' });
    expect(await service()).toMatchObject({ status: 'INACTIVE' });
    expect(aws.state.ecs.taskSets).toEqual({});
  });

  it('returns a service that is DRAINING already as it is', async () => {
    await createService();
    clock.advance('1m');
    await remove({ force: true });
    const before = aws.state.ecs;

    expect(await remove()).toMatchObject({ status: 'DRAINING' });
    expect(aws.state.ecs).toEqual(before);
  });

  it('takes a service by its ARN', async () => {
    const { serviceArn } = await createService({ desiredCount: 0 });

    expect((await remove({ service: serviceArn }))?.serviceArn).toBe(serviceArn);
  });

  it.each<[string, DeleteServiceCommandInput, string, string]>([
    ['an unknown service', { service: 'none' }, 'ServiceNotFoundException', 'Service not found.'],
    ['a service that is INACTIVE', { service: 'gone' }, 'ServiceNotFoundException', 'Service not found.'],
    ['an unknown cluster', { service: 'web', cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['no service', { service: undefined }, 'InvalidParameterException', 'Service can not be blank.'],
    [
      'a service of another cluster',
      { service: 'arn:aws:ecs:us-east-1:123456789012:service/other/web' },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for cluster other. Your cluster is default',
    ],
  ])('refuses %s, and changes nothing', async (_, input, name, message) => {
    await createService();
    await createService({ serviceName: 'gone', desiredCount: 0 });
    await remove({ service: 'gone' });
    const before = aws.state;

    await expect(client.send(new DeleteServiceCommand({ force: true, ...input }))).rejects.toMatchObject({
      name,
      message,
    });
    expect(aws.state).toBe(before);
  });
});
