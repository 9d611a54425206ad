import { UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTaskWorld } from './task-world.js';

describe('ecs.simulate.containerExit', () => {
  const { aws, run, running, task, fateOf } = createTaskWorld();
  const { ecs, clock, events } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('ends the first essential container at once, and the task with it', async () => {
    const arn = await running({ name: 'sidecar', essential: false }, { name: 'app' });
    ecs.simulate.containerExit(arn, { exitCode: 3, reason: 'panic' });

    expect(fateOf(arn)).toEqual([
      'STOPPED EssentialContainerExited: Essential container in task exited',
      'sidecar STOPPED 143',
      'app STOPPED 3 panic',
    ]);
    const taskEvents = events.all().filter((event) => event['detail-type'] === 'ECS Task State Change');
    expect(taskEvents.at(-1)?.detail).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' });
  });

  it('exits with 0 unless told otherwise', async () => {
    const arn = await running({ name: 'app' });
    ecs.simulate.containerExit(arn);
    expect(fateOf(arn)[1]).toBe('app STOPPED 0');
  });

  it('names a task by its id', async () => {
    const arn = await running({ name: 'app' });
    ecs.simulate.containerExit(arn.slice(-32));
    expect(task(arn).lastStatus).toBe('STOPPED');
  });

  it('leaves a task running that loses a container which is not essential', async () => {
    const arn = await running({ name: 'app' }, { name: 'sidecar', essential: false });
    ecs.simulate.containerExit(arn, { container: 'sidecar', exitCode: 1 });
    clock.advance('1h');
    expect(fateOf(arn)).toEqual(['RUNNING undefined: undefined', 'app RUNNING', 'sidecar STOPPED 1']);
  });

  it('lets a restart policy start the container again', async () => {
    const arn = await running({ name: 'app', restartPolicy: { enabled: true, restartAttemptPeriod: 60 } });
    clock.advance('2m');
    ecs.simulate.containerExit(arn, { exitCode: 1 });
    expect(fateOf(arn)).toEqual(['RUNNING undefined: undefined', 'app RUNNING']);
    expect(task(arn).containers[0]?.startedAt).toBe(clock.now().getTime());
  });

  it('takes the place of the exit that an outcome has planned', async () => {
    ecs.onTask({ family: 'app' }, { exitCode: 0, after: '10m' });
    const arn = await running({ name: 'app' });
    ecs.simulate.containerExit(arn, { exitCode: 1 });
    clock.runUntilIdle();
    expect(fateOf(arn)[1]).toBe('app STOPPED 1');
  });

  it('is not heard of while the agent is disconnected', async () => {
    const arn = await running({ name: 'app' });
    const { containerInstanceArn = '' } = task(arn);
    ecs.simulate.agentDisconnect(containerInstanceArn);
    ecs.simulate.containerExit(arn, { exitCode: 1 });
    expect(fateOf(arn)).toEqual(['RUNNING undefined: undefined', 'app RUNNING']);
    ecs.simulate.agentReconnect(containerInstanceArn);
    expect(fateOf(arn)[1]).toBe('app STOPPED 1');
  });

  it('stands in the timeline', async () => {
    const arn = await running({ name: 'app' });
    ecs.simulate.containerExit(arn, { exitCode: 1 });
    expect(aws.timeline()).toMatch(/\+1m +incident +containerExit "task\/default\/[\da-f]{8}…" \{"exitCode":1\}\n/);
  });

  it('refuses a container that does not run yet, or any more', async () => {
    const arn = await run({ name: 'app' });
    expect(() => ecs.simulate.containerExit(arn)).toThrow(
      `containerExit: the container app of ${arn} is PENDING, so this cannot befall it. Move the clock until it is RUNNING.`,
    );
    clock.advance('1m');
    ecs.simulate.containerExit(arn);
    expect(() => ecs.simulate.containerExit(arn)).toThrow(
      `containerExit: the container app of ${arn} is STOPPED, so this cannot befall it. Do it before.`,
    );
  });

  it('refuses containers and tasks that it does not know, and puts nothing on record', async () => {
    const arn = await running({ name: 'app' });
    aws.resetHistory();
    expect(() => ecs.simulate.containerExit(arn, { container: 'web' })).toThrow(
      `containerExit: "web" is no container of ${arn}, which has app. Name one of these.`,
    );
    expect(() => ecs.simulate.containerExit('0f')).toThrow('"0f" is no task of this world.');
    expect(aws.timeline()).toBe('');
  });

  it('refuses a member that there is not', async () => {
    const arn = await running({ name: 'app' });
    expect(() => ecs.simulate.containerExit(arn, { code: 1 } as object)).toThrow(
      'containerExit: there is no "code". Give any of container, exitCode, reason.',
    );
  });

  it.each([-1, 256, 1.5, '1'])('refuses %s as an exit code', async (exitCode) => {
    const arn = await running({ name: 'app' });
    expect(() => ecs.simulate.containerExit(arn, { exitCode: exitCode as number })).toThrow(
      new UsageError(
        `containerExit: ${JSON.stringify(exitCode)} is no exit code. Give a whole number from 0 to 255.`,
        'incidents',
      ),
    );
  });
});
