import {
  DeleteServiceCommand,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';
const DEPLOYMENT = expect.stringMatching(new RegExp(`^${ECS}:service-deployment/default/web/[\\w-]{21}$`)) as string;
const REVISION = expect.stringMatching(new RegExp(`^${ECS}:service-revision/default/web/\\d{19}$`)) as string;

describe('DescribeServiceDeployments', () => {
  const { aws, client, begin, createService, updateService } = createServiceWorld();
  const { ecs, clock } = aws;
  const send = (serviceDeploymentArns: string[] | undefined) =>
    client.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
  /** The newest of the service. */
  const newest = async (): Promise<ServiceDeployment> => {
    const output = await client.send(new ListServiceDeploymentsCommand({ service: 'web', maxResults: 1 }));
    const { serviceDeployments = [] } = await send(output.serviceDeployments?.map((d) => d.serviceDeploymentArn ?? ''));
    return serviceDeployments[0] ?? {};
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows a deployment before the scheduler has got to it', async () => {
    await createService({ desiredCount: 2 });

    expect(await newest()).toEqual({
      serviceDeploymentArn: DEPLOYMENT,
      serviceArn: `${ECS}:service/default/web`,
      clusterArn: `${ECS}:cluster/default`,
      status: 'PENDING',
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
      sourceServiceRevisions: [],
      targetServiceRevision: { arn: REVISION, requestedTaskCount: 2, runningTaskCount: 0, pendingTaskCount: 0 },
      deploymentConfiguration: {
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: false, rollback: false },
        strategy: 'ROLLING',
        alarms: { alarmNames: [], rollback: false, enable: false },
      },
      deploymentCircuitBreaker: { status: 'DISABLED', failureCount: 0, threshold: 3 },
      alarms: { status: 'DISABLED' },
    });
  });

  it('counts the tasks of the revisions while it is under way', async () => {
    await createService({ desiredCount: 2 });
    clock.advance('1m');
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('3s');

    expect(await newest()).toMatchObject({
      status: 'IN_PROGRESS',
      startedAt: new Date('2024-01-01T00:01:02Z'),
      sourceServiceRevisions: [{ requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 }],
      targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 0, pendingTaskCount: 2 },
    });
  });

  it('keeps the counts of the moment in which it ended', async () => {
    await createService({ desiredCount: 2 });
    clock.advance('2m');
    const finished = { runningTaskCount: 2, requestedTaskCount: 2, pendingTaskCount: 0 };
    expect(await newest()).toMatchObject({ status: 'SUCCESSFUL', targetServiceRevision: finished });
    const { serviceDeploymentArn = '', finishedAt } = await newest();
    await updateService({ desiredCount: 5 });
    clock.advance('2m');

    const { serviceDeployments } = await send([serviceDeploymentArn]);
    expect(serviceDeployments).toMatchObject([{ status: 'SUCCESSFUL', finishedAt, targetServiceRevision: finished }]);
    expect(serviceDeployments?.[0]).not.toHaveProperty('stoppedAt');
  });

  it('shows why a deployment was stopped, and when', async () => {
    await createService();
    clock.advance('10s');
    const { serviceDeploymentArn = '' } = await newest();
    await updateService({ taskDefinition: 'web:2' });

    const { serviceDeployments } = await send([serviceDeploymentArn]);
    expect(serviceDeployments).toMatchObject([
      {
        status: 'STOPPED',
        statusReason: 'Superseded by a new service deployment.',
        stoppedAt: new Date('2024-01-01T00:00:10Z'),
      },
    ]);
    expect(serviceDeployments?.[0]).not.toHaveProperty('finishedAt');
  });

  it('shows the circuit breaker, and what it has rolled back', async () => {
    await createService({
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    });
    clock.advance('2m');
    const { targetServiceRevision } = await newest();
    ecs.onTask({ taskDefinition: 'web:2' }, { pullError: true });
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('5m');

    expect(await newest()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      rollback: {
        reason: 'ECS deployment circuit breaker: tasks failed to start.',
        startedAt: expect.any(Date) as Date,
        serviceRevisionArn: targetServiceRevision?.arn,
      },
    });
  });

  it('shows the alarms that it watches', async () => {
    await createService({
      deploymentConfiguration: { alarms: { alarmNames: ['errors'], enable: true, rollback: true } },
    });

    expect(await newest()).toMatchObject({
      deploymentConfiguration: { alarms: { alarmNames: ['errors'], enable: true, rollback: true } },
      alarms: { status: 'MONITORING', alarmNames: ['errors'], triggeredAlarmNames: [] },
    });
  });

  it('shows the stage, the hooks and the weights of a deployment that shifts traffic', async () => {
    await createService();
    const { serviceDeploymentArn = '' } = await newest();
    const snapshot = JSON.parse(JSON.stringify(aws.snapshot())) as {
      ecs: { serviceDeployments: Record<string, object> };
    };
    const hook = { hookId: 'h', targetType: 'PAUSE', status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' };
    const expiresAt = Date.parse('2024-01-02T00:00:00Z');
    Object.assign(snapshot.ecs.serviceDeployments[serviceDeploymentArn] ?? {}, {
      stage: { name: 'POST_SCALE_UP', startedAt: 0 },
      hooks: [{ ...hook, stage: 'POST_SCALE_UP', expiresAt, callBackAt: 1 }],
      traffic: { test: 100, production: 25 },
    });
    aws.load(snapshot);

    const deployment = await newest();
    expect(deployment).toMatchObject({
      lifecycleStage: 'POST_SCALE_UP',
      targetServiceRevision: { requestedTestTrafficWeight: 100, requestedProductionTrafficWeight: 25 },
    });
    expect(deployment.lifecycleHookDetails).toEqual([{ ...hook, expiresAt: new Date(expiresAt) }]);
  });

  it('reports what it does not know, in the order of the request', async () => {
    await createService();
    const { serviceDeploymentArn = '' } = await newest();
    const unknown = `${ECS}:service-deployment/default/web/${'x'.repeat(21)}`;

    expect(await send([unknown, serviceDeploymentArn])).toMatchObject({
      serviceDeployments: [{ serviceDeploymentArn }],
      failures: [{ arn: unknown, reason: 'MISSING' }],
    });
  });

  it('still knows those of a service that has been deleted', async () => {
    await createService({ desiredCount: 0 });
    clock.advance('1m');
    const { serviceDeploymentArn = '' } = await newest();
    await client.send(new DeleteServiceCommand({ service: 'web' }));
    clock.advance('1m');

    expect(await send([serviceDeploymentArn])).toMatchObject({ serviceDeployments: [{ serviceDeploymentArn }] });
  });

  const arn = (resource: string) => `${ECS}:service-deployment/${resource}`;
  it.each<[string, string[] | undefined, string, string]>([
    ['no list', undefined, 'InvalidParameterException', 'ServiceDeploymentArns can not be blank.'],
    ['an empty list', [], 'InvalidParameterException', 'Service deployments cannot be empty.'],
    [
      'more than 20',
      Array.from({ length: 21 }, () => arn('default/web/x')),
      'InvalidParameterException',
      'Service deployments cannot have more than 20 elements.',
    ],
    ['an ARN of something else', [`${ECS}:service/default/web`], 'InvalidParameterException', 'Invalid arn syntax.'],
    ['a name', ['web'], 'InvalidParameterException', 'Invalid arn syntax.'],
    [
      'too few separators',
      [arn('web/x')],
      'InvalidParameterException',
      'Invalid identifier: Unexpected number of separators',
    ],
    ['an unknown cluster', [arn('none/web/x')], 'ClusterNotFoundException', 'Cluster not found.'],
    [
      'another Region',
      [arn('default/web/x').replace('us-east-1', 'eu-west-1')],
      'ClusterNotFoundException',
      'Cluster not found.',
    ],
    ['an unknown service', [arn('default/none/x')], 'ServiceNotFoundException', 'Service not found.'],
  ])('refuses %s', async (_, arns, name, message) => {
    await createService();

    await expect(send(arns)).rejects.toMatchObject({ name, message });
  });
});
