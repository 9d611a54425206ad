// How tests move time under Jest, with the built package; fake-timers.test.cjs has the fake timers.
const { DescribeTasksCommand, ECSClient, RunTaskCommand } = require('@aws-sdk/client-ecs');
const { mockEcs } = require('aws-ecs-batch-mock');

const { ecs, clock, reset, restore } = mockEcs();
const client = new ECSClient({});
const FARGATE = { launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

async function runTask() {
  const { tasks } = await client.send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
  return tasks[0].taskArn;
}

async function statusOf(taskArn) {
  const { tasks } = await client.send(new DescribeTasksCommand({ tasks: [taskArn] }));
  return tasks[0].lastStatus;
}

beforeEach(() => {
  reset();
  ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
  ecs.onTask({ family: 'app' }, { exitCode: 0, after: '1m' });
});
afterAll(() => restore());

it('moves time by hand', async () => {
  const taskArn = await runTask();
  clock.advance('30s');
  expect(await statusOf(taskArn)).toBe('RUNNING');
  clock.runUntilIdle();
  expect(await statusOf(taskArn)).toBe('STOPPED');
});

it('moves time with each call of a loop that does not sleep', async () => {
  const taskArn = await runTask();
  clock.autoAdvance('5s');
  while ((await statusOf(taskArn)) !== 'STOPPED');
  expect(clock.now()).toEqual(new Date('2024-01-01T00:01:30Z'));
});
