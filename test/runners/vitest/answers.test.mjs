import {
  ClusterNotFoundException,
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';

const aws = mockEcs();
const client = new ECSClient({});

beforeEach(() => {
  aws.reset();
  aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['report'] });
  aws.ecs.onTask({ family: 'report' }, { exitCode: 3, after: '5m' });
});
afterAll(() => aws.restore());

async function runReport() {
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  const run = new RunTaskCommand({ taskDefinition: 'report', launchType: 'FARGATE', networkConfiguration });
  const tasks = (await client.send(run)).tasks.map(({ taskArn }) => taskArn);
  await waitUntilTasksStopped({ client, maxWaitTime: 3_600 }, { tasks });
  const stopped = await client.send(new DescribeTasksCommand({ tasks }));
  return stopped.tasks[0].containers[0].exitCode;
}

it('fast-forwards a waiter of the SDK', async () => {
  expect(await aws.clock.fastForward(runReport)).toBe(3);
});

it('moves with fake timers', async () => {
  vi.useFakeTimers();
  try {
    const report = runReport();
    await vi.advanceTimersByTimeAsync(3_600_000);

    expect(await report).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

it('throws errors and gives replies of the realm of the test', async () => {
  const described = client.send(new DescribeTasksCommand({ cluster: 'none', tasks: ['0'.repeat(32)] }));

  await expect(described).rejects.toBeInstanceOf(ClusterNotFoundException);
  await expect(described).rejects.toBeInstanceOf(Error);
  const { failures } = await client.send(new DescribeTasksCommand({ tasks: ['0'.repeat(32)] }));
  expect(failures).toBeInstanceOf(Array);
  expect(failures).toStrictEqual([
    { arn: `arn:aws:ecs:us-east-1:123456789012:task/default/${'0'.repeat(32)}`, reason: 'MISSING' },
  ]);
});
