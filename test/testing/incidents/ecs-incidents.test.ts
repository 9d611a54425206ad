import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from '../../ecs/container-instance/instance-world.js';

describe('ecs.simulate', () => {
  const { aws, client, remaining } = createInstanceWorld();
  const { ecs, clock, events } = aws;
  const seed = () => {
    const { containerInstanceArns, taskArns } = ecs.seed({
      containerInstances: [{}],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }, 'web'],
      tasks: [{ taskDefinition: 'app' }],
    });
    return { instance: containerInstanceArns[0] ?? '', task: taskArns[0] ?? '' };
  };
  const taskOf = (arn: string) => aws.state.ecs.tasks[arn];

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes a Spot task back after two minutes of warning', () => {
    ecs.seed({ taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', capacityProviderName: 'FARGATE_SPOT' }] });
    const [arn = ''] = Object.keys(aws.state.ecs.tasks);
    ecs.simulate.spotInterruption(arn);

    expect(events.all()).toMatchObject([
      {
        detail: {
          lastStatus: 'RUNNING',
          desiredStatus: 'STOPPED',
          stopCode: 'SpotInterruption',
          stoppedReason: 'Your Spot Task was interrupted.',
        },
      },
    ]);
    clock.advance('119s');
    expect(taskOf(arn)?.lastStatus).toBe('RUNNING');
    clock.advance('1s');
    expect(taskOf(arn)?.lastStatus).toBe('DEPROVISIONING');
  });

  it('refuses to interrupt a task that is not on Spot', () => {
    const { task } = seed();

    expect(() => ecs.simulate.spotInterruption(task)).toThrow('does not run on FARGATE_SPOT, so nobody takes it back.');
  });

  it('drains a Spot instance, and terminates it after two minutes', () => {
    const { instance, task } = seed();
    ecs.simulate.spotInterruption(instance.slice(-32));
    expect(aws.state.ecs.containerInstances[instance]?.status).toBe('DRAINING');
    clock.advance('2m');

    expect(aws.state.ecs.containerInstances[instance]?.status).toBe('INACTIVE');
    expect(taskOf(task)).toMatchObject({ lastStatus: 'STOPPED' });
  });

  it('loses the tasks of an instance that is terminated', () => {
    const { instance, task } = seed();
    const { ec2InstanceId = '' } = aws.state.ecs.containerInstances[instance] ?? {};
    ecs.simulate.instanceTermination(ec2InstanceId);

    expect(taskOf(task)).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: `Host EC2 (instance ${ec2InstanceId}) terminated.`,
    });
    expect(remaining(instance)).toEqual([2048, 7782, []]);
    expect(clock.runUntilIdle()).toEqual(new Date('2024-01-01T00:00:00Z'));
  });

  it('hears nothing of the tasks of an agent that is disconnected, until it is back', async () => {
    const { instance, task } = seed();
    ecs.simulate.agentDisconnect(instance);
    await client.send(new StopTaskCommand({ task }));
    clock.advance('1h');
    expect(taskOf(task)).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'STOPPED' });

    ecs.simulate.agentReconnect(instance);

    expect(taskOf(task)).toMatchObject({ lastStatus: 'STOPPED', stoppedAt: Date.parse('2024-01-01T01:00:00Z') });
    expect(taskOf(task)).not.toHaveProperty('unreported');
  });

  it('refuses what it does not know', () => {
    expect(() => ecs.simulate.agentDisconnect('i-1')).toThrow('"i-1" is no container instance of this world.');
  });
});
