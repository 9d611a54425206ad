import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFargateWorld } from './fargate-world.js';

const START = Date.parse('2024-01-01T00:00:00Z');
const seconds = (s: number) => START + s * 1_000;

describe('the life of a Fargate task', () => {
  const { aws, client, begin, runTask, task } = createFargateWorld();
  const { ecs, clock, events } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('goes from PROVISIONING to STOPPED with every timestamp at its time', async () => {
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '5s' });
    await runTask();
    const seen = [0, 5, 3, 8, 2, 5, 10].map((step) => {
      clock.advance(step * 1_000);
      const { lastStatus, desiredStatus, version } = task();
      return [(clock.now().getTime() - START) / 1_000, lastStatus, desiredStatus, version];
    });

    expect(seen).toEqual([
      [0, 'PROVISIONING', 'RUNNING', 1],
      [5, 'PROVISIONING', 'RUNNING', 1],
      [8, 'PENDING', 'RUNNING', 2],
      [16, 'PENDING', 'RUNNING', 2],
      [18, 'RUNNING', 'RUNNING', 3],
      [23, 'DEPROVISIONING', 'STOPPED', 5],
      [33, 'STOPPED', 'STOPPED', 6],
    ]);
    expect(task()).toMatchObject({
      createdAt: seconds(0),
      connectivity: 'CONNECTED',
      connectivityAt: seconds(5),
      pullStartedAt: seconds(8),
      pullStoppedAt: seconds(16),
      startedAt: seconds(18),
      stoppingAt: seconds(23),
      executionStoppedAt: seconds(23),
      stoppedAt: seconds(33),
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
  });

  it('attaches the network interface before the images are pulled', async () => {
    await runTask();
    expect(task().attachments).toEqual([
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        type: 'ElasticNetworkInterface',
        status: 'PRECREATED',
        details: [{ name: 'subnetId', value: 'subnet-1' }],
      },
    ]);
    expect(task().containers[0]?.networkInterfaces).toEqual([]);

    clock.advance('5s');

    const [attachment] = task().attachments;
    const [, , , , address] = attachment?.details ?? [];
    expect(attachment?.status).toBe('ATTACHED');
    expect(attachment?.details.map(({ name }) => name)).toEqual([
      'subnetId',
      'networkInterfaceId',
      'macAddress',
      'privateDnsName',
      'privateIPv4Address',
    ]);
    expect(task().containers[0]?.networkInterfaces).toEqual([
      { attachmentId: attachment?.id, privateIpv4Address: address?.value },
    ]);
  });

  it('gives the containers a digest and a runtime id when the images are there', async () => {
    const { taskArn = '' } = await runTask();
    clock.advance('15s');
    expect(task().containers[0]).not.toHaveProperty('runtimeId');

    clock.advance('1s');

    expect(task().containers[0]).toMatchObject({
      lastStatus: 'PENDING',
      imageDigest: expect.stringMatching(/^sha256:[\da-f]{64}$/),
      runtimeId: expect.stringMatching(new RegExp(`^${taskArn.slice(-32)}-\\d{10}$`)),
    });
  });

  it('sends an event for each version, in the shape of EventBridge', async () => {
    ecs.onTask({ family: 'app' }, { exitCode: 3 });
    const { taskArn } = await runTask();
    clock.runUntilIdle();

    const changes = events
      .all()
      .map(({ detail }) => [detail['version'], detail['lastStatus'], detail['desiredStatus']]);
    expect(changes).toEqual([
      [1, 'PROVISIONING', 'RUNNING'],
      [2, 'PENDING', 'RUNNING'],
      [3, 'RUNNING', 'RUNNING'],
      [4, 'STOPPING', 'STOPPED'],
      [5, 'DEPROVISIONING', 'STOPPED'],
      [6, 'STOPPED', 'STOPPED'],
    ]);
    const last = events.all().at(-1);
    expect(last).toMatchObject({
      version: '0',
      'detail-type': 'ECS Task State Change',
      source: 'aws.ecs',
      account: '123456789012',
      region: 'us-east-1',
      time: '2024-01-01T00:00:28Z',
      resources: [taskArn],
      detail: {
        taskArn,
        stopCode: 'EssentialContainerExited',
        attachments: [{ type: 'eni', status: 'DELETED' }],
        containers: [{ name: 'app', exitCode: 3, lastStatus: 'STOPPED', cpu: '0' }],
        createdAt: '2024-01-01T00:00:00.000Z',
        stoppedAt: '2024-01-01T00:00:28.000Z',
        updatedAt: '2024-01-01T00:00:28.000Z',
      },
    });
    expect(last?.detail).not.toHaveProperty('tags');
    expect(last?.detail).not.toHaveProperty('healthStatus');
  });

  it('runs until it is stopped when no outcome is given', async () => {
    await runTask();
    clock.advance('30d');

    expect(task().lastStatus).toBe('RUNNING');
    expect(clock.pending()).toEqual([]);
  });

  it('disappears an hour after it has stopped', async () => {
    ecs.onTask({ family: 'app' }, { exitCode: 0 });
    await runTask();
    clock.runUntilIdle();
    expect(task().lastStatus).toBe('STOPPED');

    clock.advance('59m59s');
    expect(Object.keys(aws.state.ecs.tasks)).toHaveLength(1);
    clock.advance('1s');
    expect(aws.state.ecs.tasks).toEqual({});
  });

  it('ends with TaskFailedToStart when an image cannot be pulled', async () => {
    ecs.onTask({ family: 'app' }, { pullError: 'pull access denied for app' });
    await runTask();
    clock.advance('16s');
    expect(task().lastStatus).toBe('DEPROVISIONING');
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      version: 4,
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'CannotPullContainerError: pull access denied for app',
      containers: [{ lastStatus: 'STOPPED', reason: 'CannotPullContainerError: pull access denied for app' }],
    });
    expect(task()).not.toHaveProperty('startedAt');
    expect(task()).not.toHaveProperty('executionStoppedAt');
    expect(task().containers[0]).not.toHaveProperty('exitCode');
  });

  it('tells an out-of-memory kill in the container', async () => {
    ecs.onTask({ family: 'app' }, { after: '1m', reason: 'OutOfMemoryError: Container killed due to memory usage' });
    await runTask();
    clock.runUntilIdle();

    expect(task().containers[0]).toMatchObject({
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    });
  });

  it('passes ACTIVATING and DEACTIVATING when load balancers know it', () => {
    aws.reset();
    ecs.seed({ taskDefinitions: ['app'], tasks: [{ taskDefinition: 'app', lastStatus: 'ACTIVATING' }] });
    const statuses: string[] = [];
    events.on('ECS Task State Change', ({ detail }) => statuses.push(String(detail['lastStatus'])));

    clock.advance('1s');
    expect(task().lastStatus).toBe('RUNNING');
    void client.send(new StopTaskCommand({ task: task().taskArn }));
    clock.advance('4s');
    expect(task().lastStatus).toBe('DEACTIVATING');
    clock.runUntilIdle();

    expect(statuses).toEqual(['RUNNING', 'DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED']);
  });
});
