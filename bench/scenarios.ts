import {
  CreateServiceCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type Snapshot } from 'aws-ecs-batch-mock';

/** Something that is measured again and again. */
export interface Scenario {
  readonly name: string;
  /** How often it is measured. */
  readonly times: number;
  /** Makes the world to begin with, and gives what to measure in it. */
  prepare(world: BenchWorld): () => unknown;
}

export interface BenchWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
}

const SOME = 100;
const MANY = 10_000;

export const RUN_TASK_AMONG_SOME = 'RunTask among 100 tasks';
export const RUN_TASK_AMONG_MANY = 'RunTask among 10,000 tasks';

export const scenarios: readonly Scenario[] = [
  { name: RUN_TASK_AMONG_SOME, times: 300, prepare: (world) => prepareRunTask(world, SOME) },
  { name: RUN_TASK_AMONG_MANY, times: 300, prepare: (world) => prepareRunTask(world, MANY) },
  {
    name: 'DescribeTasks of 100 among 10,000 tasks',
    times: 50,
    prepare({ aws, client }) {
      loadTasks(aws, MANY);
      const tasks = Object.keys(aws.state.ecs.tasks).slice(0, SOME);
      return async () => client.send(new DescribeTasksCommand({ tasks }));
    },
  },
  {
    name: 'ListTasks, a page of 100 among 10,000 tasks',
    times: 100,
    prepare({ aws, client }) {
      loadTasks(aws, MANY);
      return async () => client.send(new ListTasksCommand({}));
    },
  },
  { name: 'rolling a service of 200 over 100 instances', times: 5, prepare: prepareRolling },
  {
    name: 'seed of 10,000 tasks',
    times: 2,
    prepare:
      ({ aws }) =>
      () => {
        aws.reset();
        seedTasks(aws, MANY);
      },
  },
  {
    name: 'load of 10,000 tasks',
    times: 5,
    prepare:
      ({ aws }) =>
      () =>
        loadTasks(aws, MANY),
  },
  {
    name: 'snapshot of 10,000 tasks',
    times: 5,
    prepare({ aws }) {
      loadTasks(aws, MANY);
      return () => aws.snapshot();
    },
  },
];

function prepareRunTask({ aws, client }: BenchWorld, among: number): () => unknown {
  loadTasks(aws, among);
  const command = new RunTaskCommand({
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
  });
  return async () => client.send(command);
}

/** Each time to the other of two revisions: 200 tasks start and 200 stop. */
function prepareRolling({ aws, client }: BenchWorld): () => unknown {
  const revision = {
    family: 'worker',
    networkMode: 'bridge',
    containerDefinitions: [{ cpu: 256, memory: 512 }],
  } as const;
  aws.ecs.seed({
    containerInstances: [{ instanceType: 'm5.xlarge', count: 100 }],
    taskDefinitions: [
      { ...revision, containerDefinitions: [...revision.containerDefinitions] },
      { ...revision, containerDefinitions: [...revision.containerDefinitions] },
    ],
  });
  void client.send(
    new CreateServiceCommand({
      serviceName: 'worker',
      taskDefinition: 'worker:1',
      desiredCount: 200,
      launchType: 'EC2',
    }),
  );
  aws.clock.advance('5m');
  let current = 1;
  return async () => {
    current = 3 - current;
    await client.send(new UpdateServiceCommand({ service: 'worker', taskDefinition: `worker:${current}` }));
    aws.clock.advance('5m');
    const [service] = Object.values(aws.state.ecs.services);
    if (service?.deployments.length !== 1) throw new Error('The deployment has not come to its end');
  };
}

function seedTasks({ ecs }: EcsMock, count: number): void {
  ecs.seed({ clusters: ['default'], taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', count }] });
}

const snapshots = new Map<number, Snapshot>();

/** As many tasks as `seedTasks` makes, from a snapshot of these: that is faster. */
function loadTasks(aws: EcsMock, count: number): void {
  let snapshot = snapshots.get(count);
  if (snapshot === undefined) {
    seedTasks(aws, count);
    snapshot = aws.snapshot();
    snapshots.set(count, snapshot);
  }
  aws.load(snapshot);
}

/** Runs on a world of its own. */
export async function inWorld<T>(run: (world: BenchWorld) => Promise<T>): Promise<T> {
  const aws = mockEcs();
  try {
    return await run({ aws, client: new ECSClient({}) });
  } finally {
    aws.restore();
  }
}
