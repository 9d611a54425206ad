// The built package under Jest: `npm run check` runs it after the build.
const {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksRunning,
  waitUntilTasksStopped,
} = require('@aws-sdk/client-ecs');
const { mockEcs } = require('aws-ecs-batch-mock');

const aws = mockEcs();
const client = new ECSClient({});
const wait = { client, maxWaitTime: 3_600 };
const FARGATE = { launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

async function runTask() {
  const { tasks } = await client.send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
  return tasks[0].taskArn;
}

beforeEach(() => {
  aws.reset();
  aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
  aws.ecs.onTask({ family: 'app' }, { exitCode: 0, after: '5m' });
});
afterEach(() => jest.useRealTimers());
afterAll(() => aws.restore());

it("moves with Jest's fake timers, so that the waiters of the SDK pass", async () => {
  jest.useFakeTimers();
  const taskArn = await runTask();

  const running = waitUntilTasksRunning(wait, { tasks: [taskArn] });
  await jest.advanceTimersByTimeAsync(60_000);
  await expect(running).resolves.toMatchObject({ state: 'SUCCESS' });

  const stopped = waitUntilTasksStopped(wait, { tasks: [taskArn] });
  await jest.advanceTimersByTimeAsync(3_600_000);
  await expect(stopped).resolves.toMatchObject({ state: 'SUCCESS' });
});

it("moves services with Jest's fake timers", async () => {
  aws.ecs.onTask({ family: 'app' }, {});
  jest.useFakeTimers();
  await client.send(
    new CreateServiceCommand({ serviceName: 'web', taskDefinition: 'app', desiredCount: 2, ...FARGATE }),
  );

  const stable = waitUntilServicesStable(wait, { services: ['web'] });
  await jest.advanceTimersByTimeAsync(120_000);
  await expect(stable).resolves.toMatchObject({ state: 'SUCCESS' });

  await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
  const inactive = waitUntilServicesInactive(wait, { services: ['web'] });
  await jest.advanceTimersByTimeAsync(120_000);
  await expect(inactive).resolves.toMatchObject({ state: 'SUCCESS' });
});

it('fast-forwards the waiters of the SDK', async () => {
  const taskArn = await runTask();

  await aws.clock.fastForward(() => waitUntilTasksStopped(wait, { tasks: [taskArn] }));

  const { tasks } = await client.send(new DescribeTasksCommand({ tasks: [taskArn] }));
  expect(tasks[0]).toMatchObject({ lastStatus: 'STOPPED', containers: [{ exitCode: 0 }] });
  expect(tasks[0].createdAt).toBeInstanceOf(Date);
  expect(tasks).toBeInstanceOf(Array);
});

it('answers the clients of a copy of the SDK that was loaded anew', async () => {
  jest.resetModules();
  const copy = require('@aws-sdk/client-ecs');
  expect(copy.ECSClient).not.toBe(ECSClient);
  const elsewhere = mockEcs({ client: copy.ECSClient });

  const sent = new copy.ECSClient({}).send(new copy.DescribeTasksCommand({ cluster: 'none', tasks: ['0'.repeat(32)] }));

  await expect(sent).rejects.toBeInstanceOf(copy.ClusterNotFoundException);
  await expect(sent).rejects.toBeInstanceOf(copy.ECSServiceException);
  await expect(sent).rejects.toBeInstanceOf(Error);
  elsewhere.restore();
});
