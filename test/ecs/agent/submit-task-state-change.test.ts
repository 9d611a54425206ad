import {
  InvalidParameterException,
  SubmitTaskStateChangeCommand,
  type SubmitTaskStateChangeCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createAgentWorld } from './agent-world.js';

describe('SubmitTaskStateChange', () => {
  const { aws, client, begin, task, containers, taskEvents, planned, claimedCpu } = createAgentWorld();
  const { clock } = aws;
  const START = Date.parse('2024-01-01T00:00:00Z');
  const submit = (input: SubmitTaskStateChangeCommandInput) =>
    client.send(new SubmitTaskStateChangeCommand({ task: Object.keys(aws.state.ecs.tasks)[0], ...input }));
  const sidecar = { name: 'log', essential: false };
  const attachmentArn = () => `arn:aws:ecs:us-east-1:123456789012:attachment/${task().attachments[0]?.id}`;

  afterAll(() => aws.restore());

  it('acknowledges', async () => {
    const taskArn = begin();

    expect(await submit({ task: taskArn.slice(-32) })).toMatchObject({ acknowledgment: 'ACK' });
    expect(taskEvents()).toEqual([]);
  });

  it('makes a PENDING task run, and takes back what was scheduled for its start', async () => {
    begin({ lastStatus: 'PENDING' }, {}, sidecar);
    clock.advance('1s');
    await submit({ status: 'RUNNING' });

    expect(task()).toMatchObject({ lastStatus: 'RUNNING', startedAt: START + 1_000, pullStoppedAt: START + 1_000 });
    expect(containers()).toEqual(['app RUNNING', 'log RUNNING']);
    expect(task().containers[0]?.imageDigest).toMatch(/^sha256:[\da-f]{64}$/);
    expect([planned(), taskEvents()]).toEqual([[], [expect.anything()]]);
  });

  it('makes a PROVISIONING task run, with its network interface attached', async () => {
    begin({ networkMode: 'awsvpc', lastStatus: 'PROVISIONING' });
    await submit({ status: 'RUNNING' });

    expect(task()).toMatchObject({
      lastStatus: 'RUNNING',
      connectivity: 'CONNECTED',
      attachments: [{ status: 'ATTACHED' }],
      containers: [{ networkInterfaces: [{ privateIpv4Address: expect.stringMatching(/^10\.0\./) }] }],
    });
    expect(planned()).toEqual([]);
  });

  it('lets containers do what they had planned once they run', async () => {
    begin({ lastStatus: 'PENDING', outcome: { exitCode: 2, after: '10s' } });
    await submit({ status: 'RUNNING' });
    clock.runUntilIdle();

    expect(task()).toMatchObject({ lastStatus: 'STOPPED', stoppedAt: START + 10_000, containers: [{ exitCode: 2 }] });
  });

  it('does not overtake what is not for the agent to do', async () => {
    begin({ lastStatus: 'ACTIVATING' });
    await submit({ status: 'RUNNING' });
    expect(task().lastStatus).toBe('ACTIVATING');
    clock.runUntilIdle();

    expect(task().lastStatus).toBe('RUNNING');
  });

  it('takes containers, image and times as the agent reports them', async () => {
    begin({ lastStatus: 'PENDING' });
    await submit({
      status: 'RUNNING',
      pullStartedAt: new Date('2023-12-31T23:59:58.500Z'),
      pullStoppedAt: new Date('2023-12-31T23:59:59Z'),
      containers: [{ containerName: 'app', status: 'RUNNING', imageDigest: 'sha256:1', runtimeId: 'docker-1' }],
    });

    expect(task()).toMatchObject({
      lastStatus: 'RUNNING',
      pullStartedAt: START - 1_500,
      pullStoppedAt: START - 1_000,
      containers: [{ lastStatus: 'RUNNING', imageDigest: 'sha256:1', runtimeId: 'docker-1' }],
    });
  });

  it('keeps, when the clock goes on, what was reported before', async () => {
    begin({ networkMode: 'awsvpc', lastStatus: 'PROVISIONING' });
    await submit({
      pullStartedAt: new Date('2024-01-01T00:00:01Z'),
      pullStoppedAt: new Date('2024-01-01T00:00:02Z'),
      containers: [{ containerName: 'app', imageDigest: 'sha256:1' }],
    });
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'RUNNING',
      startedAt: START + 18_000,
      pullStartedAt: START + 1_000,
      pullStoppedAt: START + 2_000,
      containers: [{ imageDigest: 'sha256:1' }],
    });
  });

  it('ends a task, frees its resources and takes back what its containers had planned', async () => {
    begin({ outcome: { exitCode: 0, after: '1h' } }, {}, sidecar);
    expect(claimedCpu()).toBe(256);
    await submit({
      status: 'STOPPED',
      reason: 'Host is on fire',
      executionStoppedAt: new Date('2023-12-31T23:59:59Z'),
      containers: [{ containerName: 'app', status: 'STOPPED', exitCode: 1, reason: 'burnt' }],
    });

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Host is on fire',
      stoppingAt: START,
      stoppedAt: START,
      executionStoppedAt: START - 1_000,
      containers: [{ exitCode: 1, reason: 'burnt' }, { lastStatus: 'STOPPED' }],
    });
    expect([planned(), claimedCpu(), taskEvents()]).toEqual([[], 0, [expect.anything()]]);
  });

  it('gives the network interface back in its time', async () => {
    begin({ networkMode: 'awsvpc' });
    await submit({ status: 'STOPPED' });
    expect(task()).toMatchObject({ lastStatus: 'DEPROVISIONING', attachments: [{ status: 'DETACHING' }] });
    await submit({ status: 'STOPPED', containers: [{ containerName: 'app', status: 'STOPPED', exitCode: 6 }] });
    clock.runUntilIdle();

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Essential container in task exited',
      stoppedAt: START + 10_000,
      attachments: [{ status: 'DELETED' }],
      containers: [{ exitCode: 6 }],
    });
    expect(claimedCpu()).toBe(0);
  });

  it.each<[string, SubmitTaskStateChangeCommandInput, string]>([
    ['without a word', {}, 'Task failed to start'],
    ['with a reason', { reason: 'CannotPullContainerError: gone' }, 'CannotPullContainerError: gone'],
  ])('takes for a failed start the end of a task that never ran, %s', async (_, input, stoppedReason) => {
    begin({ lastStatus: 'PENDING' });
    await submit({ status: 'STOPPED', ...input });

    expect(task()).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart', stoppedReason });
    expect(task()).not.toHaveProperty('executionStoppedAt');
    expect([planned(), claimedCpu()]).toEqual([[], 0]);
  });

  it('keeps the reason of a task that was stopping already', async () => {
    begin(
      { lastStatus: 'STOPPING', outcome: { onStop: { after: '20s' } }, stoppedReason: 'no longer needed' },
      {},
      sidecar,
    );
    await submit({ status: 'STOPPED', reason: 'other' });

    expect(task()).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'no longer needed',
    });
    expect(planned()).toEqual([]);
  });

  it('does not start what shall stop', async () => {
    begin({
      capacityProviderName: 'FARGATE_SPOT',
      launchType: 'FARGATE',
      networkMode: 'awsvpc',
      lastStatus: 'PENDING',
    });
    aws.ecs.simulate.spotInterruption(task().taskArn);
    await submit({ status: 'RUNNING', containers: [{ containerName: 'app', status: 'RUNNING' }] });
    expect([task().lastStatus, containers()]).toEqual(['PENDING', ['app PENDING']]);
    clock.runUntilIdle();

    expect(task()).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'SpotInterruption' });
  });

  it('leaves a task alone that has stopped', async () => {
    begin({ lastStatus: 'STOPPED' });
    const before = aws.state.ecs.tasks;
    await submit({ status: 'RUNNING', pullStartedAt: new Date(0), containers: [{ containerName: 'app' }] });

    expect(aws.state.ecs.tasks).toBe(before);
  });

  it('tells what has become of managed agents', async () => {
    begin({ enableExecuteCommand: true });
    const report = (status: string, reason?: string) =>
      submit({
        managedAgents: [{ containerName: 'app', managedAgentName: 'ExecuteCommandAgent', status, reason }],
      });
    const agent = () => task().containers[0]?.managedAgents?.[0];
    expect(agent()).toEqual({ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: START });
    clock.advance('1m');
    await report('STOPPED', 'Received Container Exit event');
    expect(agent()).toMatchObject({ lastStatus: 'STOPPED', reason: 'Received Container Exit event' });
    await report('RUNNING');
    expect(agent()).toEqual({ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: START + 60_000 });
    await submit({ containers: [{ containerName: 'app', status: 'STOPPED', exitCode: 0 }] });
    await report('RUNNING');

    expect(agent()?.lastStatus).toBe('STOPPED');
  });

  it('keeps managed agents waiting until their container runs', async () => {
    begin({ enableExecuteCommand: true, lastStatus: 'PENDING' });
    const managedAgents = [
      { containerName: 'app', managedAgentName: 'ExecuteCommandAgent' as const, status: 'STOPPED' },
    ];
    await submit({ managedAgents });
    expect(task().containers[0]?.managedAgents).toEqual([{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }]);
  });

  it('attaches the network interface that is reported', async () => {
    begin({ networkMode: 'awsvpc', lastStatus: 'PROVISIONING' });
    await submit({ attachments: [{ attachmentArn: attachmentArn(), status: 'ATTACHED' }] });

    expect(task()).toMatchObject({ lastStatus: 'PROVISIONING', attachments: [{ status: 'ATTACHED' }] });
  });

  it('forgets what a disconnected agent had still to report, once it has reported the end', async () => {
    begin({ outcome: { exitCode: 0, after: '10s' } }, {}, sidecar);
    const [instance = ''] = Object.keys(aws.state.ecs.containerInstances);
    aws.ecs.simulate.agentDisconnect(instance);
    clock.advance('1m');
    await submit({ status: 'STOPPED' });
    const ended = task();
    aws.ecs.simulate.agentReconnect(instance);
    clock.runUntilIdle();

    expect(task()).toEqual(ended);
  });

  it('knows no task any more an hour after its end', async () => {
    const taskArn = begin();
    await submit({ status: 'STOPPED' });
    clock.advance('1h');

    expect(await rejectionOf(submit({ task: taskArn, status: 'STOPPED' }))).toEqual([
      InvalidParameterException,
      'The referenced task was not found.',
    ]);
  });
});
