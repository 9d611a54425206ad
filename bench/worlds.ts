import { SubmitJobCommand, type BatchClient } from '@aws-sdk/client-batch';
import { RunTaskCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { mockBatch, mockEcs, type BatchMock, type EcsMock, type Snapshot } from 'aws-ecs-batch-mock';

export const ONE_TASK: RunTaskCommand = new RunTaskCommand({
  taskDefinition: 'web',
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
});

/** A world of its own, which is gone afterwards. */
export async function inWorld<Mock extends { restore(): void }, T>(
  make: () => Mock | Promise<Mock>,
  run: (mock: Mock) => T | Promise<T>,
): Promise<T> {
  const mock = await make();
  try {
    return await run(mock);
  } finally {
    mock.restore();
  }
}

/** A world with so many tasks that run: one was seeded, the others are like it. */
export function mockCrowd(count: number, client: ECSClient): EcsMock {
  const aws = mockEcs({ client });
  aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['web'], tasks: ['web'] });
  aws.load(crowdOf(aws, count));
  return aws;
}

/** The snapshot of a world with one task, in which it has been multiplied. */
function crowdOf(aws: EcsMock, count: number): Snapshot {
  const snapshot = aws.snapshot();
  const { tasks = {}, ...ecs } = snapshot['ecs'] as Record<string, Record<string, object>>;
  const { sequence } = snapshot.counters;
  const copies = Object.entries(tasks).flatMap(([arn, task]) =>
    Array.from({ length: count }, (_, index) => {
      const taskArn = arn.replace(/.{32}$/, (index + 1).toString(16).padStart(32, '0'));
      return [taskArn, { ...task, taskArn, sequence: sequence + index + 1 }] as const;
    }),
  );
  return {
    ...snapshot,
    ecs: { ...ecs, tasks: Object.fromEntries(copies) },
    counters: { ...snapshot.counters, sequence: sequence + count },
  };
}

/** A world with a queue that runs jobs. */
export function mockQueue(client: BatchClient): BatchMock {
  const aws = mockBatch({ client });
  aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
  return aws;
}

/** A world in which so many jobs wait, for AWS has no capacity. */
export async function mockBacklog(count: number, client: BatchClient): Promise<BatchMock> {
  const aws = mockQueue(client);
  aws.batch.simulate.capacityShortage('fleet');
  for (let left = count; left > 0; left -= LARGEST_ARRAY) await client.send(submitJob(Math.min(left, LARGEST_ARRAY)));
  aws.clock.advance('10s');
  return aws;
}

export const LARGEST_ARRAY = 10_000;

/** A job, or an array of them. */
export function submitJob(size = 1): SubmitJobCommand {
  const job = { jobName: 'job', jobQueue: 'jobs', jobDefinition: 'job' };
  return new SubmitJobCommand(size > 1 ? { ...job, arrayProperties: { size } } : job);
}
