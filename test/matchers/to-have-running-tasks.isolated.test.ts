import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from './failure-of.js';

describe('toHaveRunningTasks', () => {
  const aws = mockAws();
  const { ecs } = aws;

  beforeEach(() => {
    aws.reset();
    ecs.seed({
      clusters: ['prod', 'test'],
      taskDefinitions: ['web', 'report'],
      services: [{ serviceName: 'web', cluster: 'prod', taskDefinition: 'web', desiredCount: 2 }],
      tasks: [
        { taskDefinition: 'report', cluster: 'test', startedBy: 'cron' },
        { taskDefinition: 'report', cluster: 'test', lastStatus: 'STOPPED' },
      ],
    });
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => aws.restore());

  it('counts the tasks that are RUNNING, of all clusters', () => {
    expect(ecs).toHaveRunningTasks(3);
    expect(aws).toHaveRunningTasks(3);
    expect(aws.batch).toHaveRunningTasks(3);
    expect(ecs).not.toHaveRunningTasks(2);
  });

  it('is content with any where no count is said', () => {
    expect(ecs).toHaveRunningTasks();
    aws.reset();
    expect(ecs).not.toHaveRunningTasks();
    expect(ecs).toHaveRunningTasks(0);
  });

  it('counts those that a filter leaves', () => {
    expect(ecs).toHaveRunningTasks(2, { service: 'web' });
    expect(ecs).toHaveRunningTasks(2, { service: 'arn:aws:ecs:us-east-1:123456789012:service/prod/web' });
    expect(ecs).toHaveRunningTasks(1, { cluster: 'test' });
    expect(ecs).toHaveRunningTasks(1, { cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/test' });
    expect(ecs).toHaveRunningTasks(1, { family: 'report' });
    expect(ecs).toHaveRunningTasks(2, { group: 'service:web' });
    expect(ecs).toHaveRunningTasks(1, { startedBy: 'cron' });
    expect(ecs).toHaveRunningTasks(0, { family: 'report', cluster: 'prod' });
  });

  it('looks at the world as it is once fake timers have moved', () => {
    vi.useFakeTimers();
    ecs.seed({ tasks: [{ taskDefinition: 'web', cluster: 'test', lastStatus: 'PENDING' }] });
    expect(ecs).toHaveRunningTasks(0, { cluster: 'test', family: 'web' });
    vi.advanceTimersByTime(60_000);
    expect(ecs).toHaveRunningTasks(1, { cluster: 'test', family: 'web' });
  });

  it('says what tasks there are, and what became of them', () => {
    const [, pending = ''] = ecs.seed({
      tasks: [
        { taskDefinition: 'web', cluster: 'test', outcome: { exitCode: 1, after: '5s' } },
        { taskDefinition: 'web', cluster: 'test', lastStatus: 'PENDING' },
      ],
    }).taskArns;
    ecs.simulate.imagePullError(pending);
    aws.clock.advance('10s');
    expect(failureOf(() => expect(ecs).toHaveRunningTasks(2, { cluster: 'test', family: 'web' })))
      .toMatchInlineSnapshot(`
        "Expected 2 running tasks of cluster test, family web; there are 0.

          task/test/4d57b044…  web:1  family:web  DEPROVISIONING  EssentialContainerExited: Essential container in task exited; web exited 1
          task/test/c6d46f7e…  web:1  family:web  STOPPED         TaskFailedToStart: CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref web:latest: not found

        Timeline:

          +0s          incident   imagePullError "task/test/c6d46f7e…"
          +0s          event      ECS Task State Change task/test/c6d46f7e… DEPROVISIONING (desired STOPPED) TaskFailedToStart: CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref web:latest: not found
          +5s          transition ecs.container.exit task/test/4d57b044… web
          +5s          event      ECS Task State Change task/test/4d57b044… STOPPING (desired STOPPED) EssentialContainerExited: Essential container in task exited
          +5s          event      ECS Task State Change task/test/4d57b044… DEPROVISIONING (desired STOPPED) EssentialContainerExited: Essential container in task exited
          +10s         transition ecs.task.deprovisioned task/test/c6d46f7e…
          +10s         event      ECS Task State Change task/test/c6d46f7e… STOPPED TaskFailedToStart: CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref web:latest: not found"
      `);
  });

  it('says so of what is not expected', () => {
    expect(failureOf(() => expect(ecs).not.toHaveRunningTasks(1, { family: 'report' }))).toMatchInlineSnapshot(`
      "Expected not 1 running task of family report; there is 1.

        task/test/26fedbfe…  report:1  family:report  RUNNING
        task/test/3e425b53…  report:1  family:report  STOPPED  UserInitiated: Task stopped by user; report exited 143"
    `);
    expect(failureOf(() => expect(ecs).not.toHaveRunningTasks(undefined, { family: 'report' }))).toMatch(
      'Expected no running tasks of family report; there is 1.',
    );
  });

  it('refuses what it cannot count', () => {
    expect(() => expect(ecs).toHaveRunningTasks(-1)).toThrow('toHaveRunningTasks: -1 is no number of tasks.');
    expect(() => expect(ecs).toHaveRunningTasks(1, { clutser: 'prod' } as object)).toThrow(
      'toHaveRunningTasks: there is no "clutser". Did you mean cluster?',
    );
    expect(() => expect({}).toHaveRunningTasks(1)).toThrow(
      '{} has no world to look into. Expect it of a mock or a handle: expect(aws), expect(ecs), expect(batch).',
    );
    expect(() => expect(undefined).toHaveRunningTasks()).toThrow('undefined has no world to look into.');
  });
});
