import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';

describe('toHaveStopped', () => {
  const aws = mockAws();
  const { ecs, clock } = aws;
  let taskArn: string;

  beforeEach(() => {
    aws.reset();
    ecs.seed({ clusters: ['default'], taskDefinitions: ['report'] });
    const outcome = { exitCode: 137, after: '1m', reason: 'OutOfMemoryError: killed' };
    [taskArn = ''] = ecs.seed({ tasks: [{ taskDefinition: 'report', outcome }] }).taskArns;
  });
  afterAll(() => aws.restore());

  it('holds for a task that is STOPPED, by ARN, id or reply', async () => {
    expect(ecs).not.toHaveStopped(taskArn);
    clock.runUntilIdle();
    expect(ecs).toHaveStopped(taskArn);
    expect(aws).toHaveStopped(taskArn.slice(-32));
    const { tasks = [] } = await new ECSClient({}).send(new DescribeTasksCommand({ tasks: [taskArn] }));
    expect(ecs).toHaveStopped(tasks[0] ?? '');
  });

  it('looks at how the task ended', () => {
    clock.runUntilIdle();
    expect(ecs).toHaveStopped(taskArn, { exitCode: 137, stopCode: 'EssentialContainerExited' });
    expect(ecs).toHaveStopped(taskArn, { reason: 'OutOfMemoryError' });
    expect(ecs).toHaveStopped(taskArn, { reason: /^Essential container/ });
    expect(ecs).not.toHaveStopped(taskArn, { exitCode: 0 });
    expect(ecs).not.toHaveStopped(taskArn, { stopCode: 'UserInitiated' });
    expect(ecs).not.toHaveStopped(taskArn, { reason: 'pull' });
  });

  it('says how the task ended instead', () => {
    clock.runUntilIdle();
    expect(failureOf(() => expect(ecs).toHaveStopped(taskArn, { exitCode: 0 }))).toMatchInlineSnapshot(`
      "Expected the task to have stopped with exit code 0; it is STOPPED.

        task/default/e8e25f66…  report:1  family:report  STOPPED  EssentialContainerExited: Essential container in task exited; report exited 137 (OutOfMemoryError: killed)

      Timeline:

        +1m          transition ecs.container.exit task/default/e8e25f66… report
        +1m          event      ECS Task State Change task/default/e8e25f66… STOPPING (desired STOPPED) EssentialContainerExited: Essential container in task exited
        +1m          event      ECS Task State Change task/default/e8e25f66… DEPROVISIONING (desired STOPPED) EssentialContainerExited: Essential container in task exited
        +1m10s       transition ecs.task.deprovisioned task/default/e8e25f66…
        +1m10s       event      ECS Task State Change task/default/e8e25f66… STOPPED EssentialContainerExited: Essential container in task exited"
    `);
    expect(failureOf(() => expect(ecs).not.toHaveStopped(taskArn, { exitCode: 137, reason: /Essential/ }))).toMatch(
      'Expected the task not to have stopped with exit code 137 and reason /Essential/; it is STOPPED.',
    );
  });

  it('fails for a task that is not there, negated or not', () => {
    const text = /^There is no task 0f1e\. ECS forgets tasks an hour after they have stopped\.\n\n {2}task\/default\//;
    expect(failureOf(() => expect(ecs).toHaveStopped('0f1e'))).toMatch(text);
    expect(failureOf(() => expect(ecs).not.toHaveStopped('0f1e'))).toMatch(text);
  });

  it('refuses what is no task', () => {
    expect(() => expect(ecs).toHaveStopped({})).toThrow('{} is no task. Give its id, its ARN, or the task');
    expect(() => expect(ecs).toHaveStopped(taskArn, { exitcode: 1 } as object)).toThrow(
      'toHaveStopped: there is no "exitcode". Did you mean exitCode?',
    );
  });
});
