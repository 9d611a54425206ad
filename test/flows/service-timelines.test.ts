// What happens to a service second by second, from its creation to its end.
import { CreateServiceCommand, DeleteServiceCommand, ListServicesCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../ecs/service/service-world.js';

describe('the timeline of a service', () => {
  const { aws, client, begin, createService, updateService, service, tasks, messages } = createServiceWorld();
  const { clock, ecs, events } = aws;
  const startedAt = Date.parse('2024-01-01T00:00:00Z');
  let epoch = startedAt;
  const at = (seconds: number) => clock.advanceTo(epoch + seconds * 1_000);
  /** `PRIMARY web:2 desired/running/pending STATE`, newest first. */
  const deployments = async () => {
    const { deployments: all = [] } = await service();
    return all.map(
      ({ status, taskDefinition = '', desiredCount, runningCount, pendingCount, rolloutState }) =>
        `${status} ${taskDefinition.split('/')[1]} ${desiredCount}/${runningCount}/${pendingCount} ${rolloutState}`,
    );
  };
  const serviceDeployments = () => Object.values(aws.state.ecs.serviceDeployments).map(({ status }) => status);
  const eventNames = () =>
    events
      .all()
      .map(({ detail }) => (detail as { eventName?: string }).eventName)
      .filter((name) => name !== undefined);
  /** A service that has been in a steady state for a while. */
  const settled = async (input: Parameters<typeof createService>[0]) => {
    await createService(input);
    clock.advance('5m');
    aws.resetHistory();
    epoch = clock.now().getTime();
  };

  beforeEach(() => {
    begin();
    epoch = startedAt;
  });
  afterAll(() => aws.restore());

  it('from its creation to the steady state', async () => {
    const created = await createService({ desiredCount: 2 });
    expect(created).toMatchObject({ status: 'ACTIVE', runningCount: 0, pendingCount: 0, events: [] });
    expect(await deployments()).toEqual(['PRIMARY web:1 2/0/0 IN_PROGRESS']);
    expect(serviceDeployments()).toEqual(['PENDING']);

    at(2);
    expect(await deployments()).toEqual(['PRIMARY web:1 2/0/2 IN_PROGRESS']);
    expect(await messages()).toEqual(['(service web) has started 2 tasks: (task #1) (task #2).']);
    expect(eventNames()).toEqual(['SERVICE_DEPLOYMENT_IN_PROGRESS']);
    expect(serviceDeployments()).toEqual(['IN_PROGRESS']);

    at(20);
    expect(await service()).toMatchObject({ runningCount: 2, pendingCount: 0 });
    expect(await deployments()).toEqual(['PRIMARY web:1 2/2/0 IN_PROGRESS']);

    at(59);
    expect(serviceDeployments()).toEqual(['IN_PROGRESS']);

    at(60);
    expect(await deployments()).toEqual(['PRIMARY web:1 2/2/0 COMPLETED']);
    expect((await messages()).slice(1)).toEqual([
      '(service web) (deployment ecs-svc/#3) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
    expect(eventNames()).toEqual([
      'SERVICE_DEPLOYMENT_IN_PROGRESS',
      'SERVICE_DEPLOYMENT_COMPLETED',
      'SERVICE_STEADY_STATE',
    ]);
    expect(serviceDeployments()).toEqual(['SUCCESSFUL']);
  });

  it('from one revision to the next', async () => {
    await settled({ desiredCount: 2 });
    await updateService({ taskDefinition: 'web:2' });
    expect(await deployments()).toEqual(['PRIMARY web:2 2/0/0 IN_PROGRESS', 'ACTIVE web:1 2/2/0 COMPLETED']);

    at(2);
    expect(await deployments()).toEqual(['PRIMARY web:2 2/0/2 IN_PROGRESS', 'ACTIVE web:1 2/2/0 COMPLETED']);

    at(20);
    expect(await service()).toMatchObject({ desiredCount: 2, runningCount: 4 });

    at(60);
    expect(await deployments()).toEqual(['PRIMARY web:2 2/2/0 IN_PROGRESS', 'ACTIVE web:1 0/0/0 COMPLETED']);
    expect((await messages()).at(-1)).toBe('(service web) has stopped 2 running tasks: (task #1) (task #2).');

    at(74);
    expect(await deployments()).toHaveLength(2);

    at(75);
    expect(await deployments()).toEqual(['PRIMARY web:2 2/2/0 COMPLETED']);
    expect((await messages()).slice(-2)).toEqual([
      '(service web) (deployment ecs-svc/#6) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
    expect(serviceDeployments()).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
  });

  it('from one revision to the next, a task at a time where no more than desired may run', async () => {
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 100 };
    await settled({ desiredCount: 2, deploymentConfiguration });
    await updateService({ taskDefinition: 'web:2' });
    const seen: string[] = [];
    for (let second = 0; second <= 180; second++) {
      at(second);
      const { deployments: all = [] } = await service();
      const running = all.map(({ taskDefinition = '', runningCount }) => `${taskDefinition.slice(-1)}×${runningCount}`);
      if (seen.at(-1)?.split(': ')[1] !== running.join(' ')) seen.push(`${second}: ${running.join(' ')}`);
    }

    expect(seen).toEqual(['0: 2×0 1×2', '2: 2×0 1×1', '25: 2×1 1×1', '65: 2×1 1×0', '80: 2×1', '88: 2×2']);
  });

  it('with a broken revision: the circuit breaker gives up and rolls back', async () => {
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    await settled({ deploymentConfiguration });
    const [old] = tasks();
    ecs.onTask({ taskDefinition: 'web:2' }, { pullError: true });
    await updateService({ taskDefinition: 'web:2' });
    const failedTasks: (number | undefined)[] = [];
    while ((await service()).deployments?.[0]?.taskDefinition?.endsWith('web:2')) {
      const failed = (await service()).deployments?.[0]?.failedTasks;
      if (failed !== failedTasks.at(-1)) failedTasks.push(failed);
      clock.next();
    }

    expect(failedTasks).toEqual([0, 1, 2, 3]);
    const { deployments: [primary, failed] = [], taskDefinition } = await service();
    expect(primary).toMatchObject({
      status: 'PRIMARY',
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${old?.startedBy}.`,
    });
    expect(failed).toMatchObject({
      status: 'ACTIVE',
      failedTasks: 3,
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
    });
    expect(taskDefinition).toBe(old?.taskDefinitionArn);
    expect((await messages()).slice(-2)).toEqual([
      `(service web) (deployment ecs-svc/#6) deployment failed: tasks failed to start.`,
      '(service web) rolling back to deployment ecs-svc/#2.',
    ]);
    expect(serviceDeployments()).toEqual(['SUCCESSFUL', 'ROLLBACK_IN_PROGRESS']);

    clock.advance('30s');
    expect(await deployments()).toEqual(['PRIMARY web:1 1/1/0 COMPLETED']);
    const [, rolledBack] = Object.values(aws.state.ecs.serviceDeployments);
    expect(rolledBack).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      circuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      rollback: {
        reason: 'ECS deployment circuit breaker: tasks failed to start.',
        serviceRevisionArn: expect.stringContaining(
          `:service-revision/default/web/${old?.startedBy?.slice(8)}`,
        ) as string,
      },
    });
    expect(tasks()).toEqual([old]);
    expect(eventNames()).toEqual([
      'SERVICE_DEPLOYMENT_IN_PROGRESS',
      'SERVICE_DEPLOYMENT_FAILED',
      'SERVICE_DEPLOYMENT_IN_PROGRESS',
      'SERVICE_DEPLOYMENT_COMPLETED',
      'SERVICE_STEADY_STATE',
    ]);
  });

  it('to its end', async () => {
    await settled({ desiredCount: 2 });
    const { service: deleted } = await client.send(new DeleteServiceCommand({ service: 'web', force: true }));

    expect(deleted).toMatchObject({ status: 'DRAINING', desiredCount: 0, runningCount: 2 });
    expect(await client.send(new ListServicesCommand({}))).toMatchObject({ serviceArns: [] });
    expect(Object.values(aws.state.ecs.tasks).map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason])).toEqual(
      Array.from({ length: 2 }, () => [
        'ServiceSchedulerInitiated',
        `Scaling activity initiated by (deployment ${deleted?.deployments?.[0]?.id})`,
      ]),
    );
    await expect(
      client.send(new CreateServiceCommand({ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 })),
    ).rejects.toThrow('Unable to Start a service that is still Draining.');

    at(9);
    expect((await service()).status).toBe('DRAINING');
    at(15);
    expect(await service()).toMatchObject({ status: 'INACTIVE', runningCount: 0, deployments: [] });
    clock.advance('1h');
    await expect(service()).rejects.toThrow('There is no service web');
  });
});
