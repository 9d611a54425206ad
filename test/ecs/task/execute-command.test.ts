import {
  ClusterNotFoundException,
  ECSClient,
  ExecuteCommandCommand,
  InvalidParameterException,
  TargetNotConnectedException,
  type ContainerDefinition,
  type ExecuteCommandCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mockEcs, type TaskSeed } from '../../../src/index.js';
import { rejectionOf } from '../rejection-of.js';

describe('ExecuteCommand', () => {
  const aws = mockEcs();
  const { ecs, clock } = aws;
  let taskArn = '';
  const execute = (input: Partial<ExecuteCommandCommandInput> = {}, region = 'us-east-1') =>
    new ECSClient({ region }).send(
      new ExecuteCommandCommand({ task: taskArn, command: '/bin/sh', interactive: true, ...input }),
    );
  const seed = (task: Partial<TaskSeed> = {}, ...containerDefinitions: ContainerDefinition[]) => {
    aws.reset();
    [taskArn = ''] = ecs.seed({
      taskDefinitions: [{ family: 'app', ...(containerDefinitions.length > 0 && { containerDefinitions }) }],
      tasks: [{ taskDefinition: 'app', enableExecuteCommand: true, ...task }],
    }).taskArns;
  };
  const NOT_ENABLED = [
    InvalidParameterException,
    'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
  ] as const;

  beforeEach(() => seed());
  afterAll(() => aws.restore());

  it('opens a session with the only container', async () => {
    const output = await execute();

    expect(output).toMatchObject({
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      taskArn,
      containerArn: aws.state.ecs.tasks[taskArn]?.containers[0]?.containerArn,
      containerName: 'app',
      interactive: true,
      session: {
        sessionId: expect.stringMatching(/^ecs-execute-command-[\da-z]{26}$/),
        tokenValue: expect.stringMatching(/^[\w-]{64}$/),
      },
    });
    expect(output.session?.streamUrl).toBe(
      `wss://ssmmessages.us-east-1.amazonaws.com/v1/data-channel/${output.session?.sessionId}?role=publish_subscribe`,
    );
  });

  it('opens the same sessions in the same world, each another one, and changes nothing else', async () => {
    const before = aws.state.ecs;
    const first = await execute();
    const second = await execute({ task: taskArn.slice(-32) });
    expect(aws.state.ecs).toEqual(before);
    seed();

    expect(second.session?.sessionId).not.toBe(first.session?.sessionId);
    expect((await execute()).session).toEqual(first.session);
  });

  it('streams from the Region, by the host names of its partition', async () => {
    aws.reset();
    [taskArn = ''] = ecs.seed({
      region: 'cn-north-1',
      taskDefinitions: ['app'],
      tasks: [{ taskDefinition: 'app', enableExecuteCommand: true }],
    }).taskArns;

    expect((await execute({}, 'cn-north-1')).session?.streamUrl).toMatch(
      /^wss:\/\/ssmmessages\.cn-north-1\.amazonaws\.com\.cn\/v1\//,
    );
  });

  it('needs the name of the container when there are several', async () => {
    seed({}, { name: 'app' }, { name: 'log', essential: false });

    expect(await rejectionOf(execute())).toEqual([
      InvalidParameterException,
      'Container can not be blank when the task has more than one container.',
    ]);
    expect(await execute({ container: 'log' })).toMatchObject({ containerName: 'log' });
    expect(await rejectionOf(execute({ container: 'web' }))).toEqual([
      InvalidParameterException,
      'The task has no container named web.',
    ]);
  });

  it.each<[string, Partial<TaskSeed>]>([
    ['was started without it', { enableExecuteCommand: false }],
    ['is still PENDING', { lastStatus: 'PENDING' }],
    ['is STOPPING', { lastStatus: 'STOPPING', outcome: { onStop: { after: '10s' } } }],
    ['has STOPPED', { lastStatus: 'STOPPED' }],
  ])('refuses a task that %s', async (_, task) => {
    seed(task);

    expect(await rejectionOf(execute())).toEqual(NOT_ENABLED);
  });

  it('refuses a container that has stopped, and its agent with it', async () => {
    seed({ outcome: { containers: { log: { exitCode: 0, after: '5s' } } } }, {}, { name: 'log', essential: false });
    await execute({ container: 'log' });
    clock.advance('5s');

    expect(await rejectionOf(execute({ container: 'log' }))).toEqual(NOT_ENABLED);
    await execute({ container: 'app' });
  });

  it('does not reach a task whose instance has lost its agent', async () => {
    aws.reset();
    const seeded = ecs.seed({
      containerInstances: [{}],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }],
      tasks: [{ taskDefinition: 'app', enableExecuteCommand: true }],
    });
    [taskArn = ''] = seeded.taskArns;
    const [instance = ''] = seeded.containerInstanceArns;
    await execute();
    ecs.simulate.agentDisconnect(instance);

    expect(await rejectionOf(execute())).toEqual([
      TargetNotConnectedException,
      'The execute command failed due to an internal error. Try again later.',
    ]);
    ecs.simulate.agentReconnect(instance);
    await execute();
  });

  it.each<[string, Partial<ExecuteCommandCommandInput>, string]>([
    ['another mode', { interactive: false }, 'Interactive is the only mode supported currently.'],
    ['no mode', { interactive: undefined }, 'Interactive can not be blank.'],
    ['no command', { command: undefined }, 'Command can not be blank.'],
    ['no task', { task: undefined }, 'Task can not be blank.'],
    ['an unknown task', { task: '0'.repeat(32) }, 'The referenced task was not found.'],
    ['an id of another length', { task: 'None' }, 'taskId length should be one of [32,36]'],
  ])('refuses %s', async (_, input, message) => {
    expect(await rejectionOf(execute(input))).toEqual([InvalidParameterException, message]);
  });

  it('refuses an unknown cluster', async () => {
    expect(await rejectionOf(execute({ cluster: 'none' }))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
  });
});
