import {
  ClusterNotFoundException,
  InvalidParameterException,
  SubmitContainerStateChangeCommand,
  type SubmitContainerStateChangeCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createAgentWorld } from './agent-world.js';

describe('SubmitContainerStateChange', () => {
  const { aws, client, begin, task, containers, taskEvents, planned, claimedCpu } = createAgentWorld();
  const { clock } = aws;
  const submit = (input: SubmitContainerStateChangeCommandInput) =>
    client.send(
      new SubmitContainerStateChangeCommand({
        task: Object.keys(aws.state.ecs.tasks)[0],
        containerName: 'app',
        ...input,
      }),
    );
  const sidecar = { name: 'log', essential: false };

  afterAll(() => aws.restore());

  it('acknowledges', async () => {
    const taskArn = begin();

    expect(await submit({ task: taskArn.slice(-32), status: 'RUNNING' })).toMatchObject({ acknowledgment: 'ACK' });
  });

  it('starts a container ahead of the clock; the task runs when all of its containers do', async () => {
    begin({ lastStatus: 'PENDING' }, { name: 'app' }, sidecar);
    await submit({ status: 'RUNNING', runtimeId: 'docker-1' });
    expect([task().lastStatus, containers()]).toEqual(['PENDING', ['app RUNNING', 'log PENDING']]);
    expect(task().containers[0]).toMatchObject({ runtimeId: 'docker-1', startedAt: task().createdAt });
    await submit({ containerName: 'log', status: 'RUNNING' });

    expect(task()).toMatchObject({ lastStatus: 'RUNNING', startedAt: task().createdAt, version: 3 });
    expect(planned()).toEqual([]);
    expect(taskEvents()).toHaveLength(2);
  });

  it('leaves to the clock what has not been reported', async () => {
    begin({ lastStatus: 'PENDING' }, { name: 'app' }, sidecar);
    await submit({ status: 'RUNNING', runtimeId: 'docker-1' });
    clock.advance('1m');

    expect([task().lastStatus, containers()]).toEqual(['RUNNING', ['app RUNNING', 'log RUNNING']]);
    expect(task().containers.map(({ runtimeId }) => runtimeId)).toEqual([
      'docker-1',
      expect.stringMatching(/^[\da-f]{64}$/),
    ]);
  });

  it('starts what waits for the container', async () => {
    const dependsOn = [{ containerName: 'log', condition: 'HEALTHY' as const }];
    begin(
      { lastStatus: 'PENDING' },
      { name: 'app', dependsOn: [{ containerName: 'log', condition: 'START' }] },
      sidecar,
    );
    await submit({ containerName: 'log', status: 'RUNNING' });
    expect([task().lastStatus, containers()]).toEqual(['RUNNING', ['app RUNNING', 'log RUNNING']]);

    const healthCheck = { command: ['CMD', 'true'], interval: 10 };
    begin({ lastStatus: 'PENDING' }, { name: 'app', dependsOn }, { ...sidecar, healthCheck });
    await submit({ containerName: 'log', status: 'RUNNING' });
    expect([task().lastStatus, containers()]).toEqual(['PENDING', ['app PENDING', 'log RUNNING']]);
    clock.advance('10s');

    expect([task().lastStatus, containers()]).toEqual(['RUNNING', ['app RUNNING', 'log RUNNING']]);
  });

  it('takes the ports that the agent has bound, the digest stays', async () => {
    begin({}, { name: 'app', portMappings: [{ containerPort: 80 }] });
    const { imageDigest } = task().containers[0] ?? {};
    const networkBindings = [{ bindIP: '10.0.0.1', containerPort: 80, hostPort: 4321, protocol: 'tcp' as const }];
    await submit({ status: 'RUNNING', networkBindings });

    expect(task().containers[0]).toMatchObject({ networkBindings, imageDigest });
    expect(taskEvents()).toHaveLength(1);
  });

  it('ends a container as the clock would, and takes its planned end back', async () => {
    begin({ outcome: { exitCode: 0, after: '1h' } });
    await submit({
      status: 'STOPPED',
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    });

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      executionStoppedAt: clock.now().getTime(),
      containers: [{ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    });
    expect(planned()).toEqual([]);
    expect(claimedCpu()).toBe(0);
  });

  it('ends one container of several; those that go on are left their plans', async () => {
    begin({ outcome: { exitCode: 0, after: '1h', containers: { log: { exitCode: 1, after: '30m' } } } }, {}, sidecar);
    await submit({ containerName: 'log', status: 'STOPPED', exitCode: 5 });
    expect([task().lastStatus, containers()]).toEqual(['RUNNING', ['app RUNNING', 'log STOPPED']]);
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedAt: Date.parse('2024-01-01T01:00:00Z'),
      containers: [{ exitCode: 0 }, { exitCode: 5 }],
    });
  });

  it('starts a container again that has a restart policy', async () => {
    begin({ outcome: { exitCode: 1, after: '10m' } }, { restartPolicy: { enabled: true } });
    clock.advance('301s');
    await submit({ status: 'STOPPED', exitCode: 1 });

    expect(task().containers[0]).toMatchObject({ lastStatus: 'RUNNING', startedAt: clock.now().getTime() });
    expect(planned()).toHaveLength(1);
  });

  it('takes for a failed start that an essential container stopped without an exit code', async () => {
    begin({ lastStatus: 'PENDING' });
    await submit({ status: 'STOPPED', reason: 'CannotPullContainerError: not found' });

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [{ lastStatus: 'STOPPED', reason: 'CannotPullContainerError: not found' }],
    });
    expect(task()).not.toHaveProperty('startedAt');
    expect(task().containers[0]).not.toHaveProperty('exitCode');
    expect([planned(), claimedCpu()]).toEqual([[], 0]);
  });

  it('lets the task go on when it was a container that it can do without', async () => {
    begin({ lastStatus: 'PENDING' }, { name: 'app' }, sidecar);
    await submit({ containerName: 'log', status: 'STOPPED' });
    expect([task().lastStatus, containers()]).toEqual(['PENDING', ['app PENDING', 'log STOPPED']]);
    clock.advance('1m');

    expect([task().lastStatus, containers()]).toEqual(['RUNNING', ['app RUNNING', 'log STOPPED']]);
  });

  it('takes an exit code for the proof that the container has run', async () => {
    begin({ lastStatus: 'PENDING' });
    await submit({ status: 'STOPPED', exitCode: 3 });

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      startedAt: task().createdAt,
      containers: [{ exitCode: 3 }],
    });
  });

  it('ends a container that has been asked to, before its time', async () => {
    begin({ lastStatus: 'STOPPING', outcome: { onStop: { exitCode: 0, after: '20s' } } });
    await submit({ status: 'STOPPED', exitCode: 7 });

    expect(task()).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated', containers: [{ exitCode: 7 }] });
    expect(planned()).toEqual([]);
  });

  it('never goes back: a container that has stopped runs no more, and a stopped task changes no more', async () => {
    begin({}, {}, sidecar);
    await submit({ containerName: 'log', status: 'STOPPED' });
    await submit({ containerName: 'log', status: 'RUNNING' });
    await submit({ containerName: 'log', status: 'PENDING' });
    expect(containers()).toEqual(['app RUNNING', 'log STOPPED']);
    await submit({ containerName: 'log', status: 'STOPPED', exitCode: 4, reason: 'late' });
    await submit({ containerName: 'log', status: 'STOPPED', exitCode: 5, reason: 'later' });
    expect(task().containers[1]).toMatchObject({ exitCode: 4, reason: 'late' });

    await submit({ status: 'STOPPED', exitCode: 1 });
    const before = aws.state.ecs.tasks;
    await submit({ status: 'RUNNING', exitCode: 2, runtimeId: 'x' });

    expect(aws.state.ecs.tasks).toBe(before);
  });

  it('sends no event for a report that brings nothing new', async () => {
    begin();
    await submit({ status: 'RUNNING' });

    expect([taskEvents(), task().version]).toEqual([[], 2]);
  });

  it('overtakes what a disconnected agent has not reported yet', async () => {
    begin({ outcome: { exitCode: 0, after: '10s' } });
    const [instance = ''] = Object.keys(aws.state.ecs.containerInstances);
    aws.ecs.simulate.agentDisconnect(instance);
    clock.advance('1m');
    expect(task().lastStatus).toBe('RUNNING');
    await submit({ status: 'STOPPED', exitCode: 9 });
    const ended = task();
    aws.ecs.simulate.agentReconnect(instance);
    clock.runUntilIdle();

    expect(ended).toMatchObject({ lastStatus: 'STOPPED', containers: [{ exitCode: 9 }] });
    expect(task()).toEqual(ended);
    expect(claimedCpu()).toBe(0);
  });

  it.each<[string, SubmitContainerStateChangeCommandInput, string]>([
    ['no task', { task: undefined }, 'Task can not be blank.'],
    ['an unknown task', { task: '0'.repeat(32) }, 'The referenced task was not found.'],
    ['an id of another length', { task: 'x' }, 'taskId length should be one of [32,36]'],
    ['no container', { containerName: undefined }, 'ContainerName can not be blank.'],
    ['an unknown container', { containerName: 'web' }, 'The task has no container named web.'],
    ['an unknown status', { status: 'GONE' }, 'status should be one of [PENDING,RUNNING,STOPPED]'],
    ['a reason that is too long', { reason: 'x'.repeat(1_025) }, 'reason can have up to 1024 characters.'],
  ])('refuses %s', async (_, input, message) => {
    begin();
    expect(await rejectionOf(submit(input))).toEqual([InvalidParameterException, message]);
    expect(taskEvents()).toEqual([]);
  });

  it('refuses an unknown cluster', async () => {
    begin();

    expect(await rejectionOf(submit({ cluster: 'none' }))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
  });
});
