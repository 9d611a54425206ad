import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { FARGATE_NETWORK } from '../../ecs/task/fargate-world.js';
import { createTaskWorld } from './task-world.js';

describe('ecs.simulate.imagePullError', () => {
  const { aws, client, run, running, task, fateOf } = createTaskWorld();
  const { ecs, clock, events } = aws;
  const runOnFargate = async () => {
    ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
    const { tasks = [] } = await client.send(
      new RunTaskCommand({ taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK }),
    );
    return tasks[0]?.taskArn ?? '';
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('fails the start of a task on EC2, whose container tells why', async () => {
    const arn = await run({ name: 'app', image: 'registry/app:1' });
    ecs.simulate.imagePullError(arn);
    expect(fateOf(arn)).toEqual([
      'STOPPED TaskFailedToStart: Task failed to start',
      'app STOPPED CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry/app:1: not found',
    ]);
    expect(task(arn)).not.toHaveProperty('startedAt');
  });

  it.each(['0s', '15s'])('fails the start of a task on Fargate %s after it was run', async (after) => {
    const arn = await runOnFargate();
    clock.advance(after);
    ecs.simulate.imagePullError(arn, 'pull access denied');
    expect(fateOf(arn)).toEqual([
      'DEPROVISIONING TaskFailedToStart: CannotPullContainerError: pull access denied',
      'web STOPPED CannotPullContainerError: pull access denied',
    ]);
    clock.runUntilIdle();
    expect(task(arn)).toMatchObject({ lastStatus: 'STOPPED', pullStartedAt: expect.any(Number) as number });
    expect(task(arn)).not.toHaveProperty('pullStoppedAt');
    expect(events.all().map(({ detail }) => (detail as { lastStatus: string }).lastStatus)).toEqual([
      ...['PROVISIONING', 'PENDING', 'DEPROVISIONING', 'STOPPED'],
    ]);
  });

  it('refuses a task that has its images, or stops', async () => {
    const arn = await running({ name: 'app' });
    expect(() => ecs.simulate.imagePullError(arn)).toThrow(
      `imagePullError: ${arn} is RUNNING and has its images, so it pulls nothing any more. Do it while it is PROVISIONING or PENDING.`,
    );
    ecs.simulate.containerExit(arn);
    expect(() => ecs.simulate.imagePullError(arn)).toThrow('is STOPPED and stops, so it pulls nothing any more.');
  });
});
