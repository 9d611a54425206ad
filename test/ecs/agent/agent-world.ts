import { ECSClient, type ContainerDefinition } from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type TaskSeed } from '../../../src/index.js';

type TaskRecord = EcsMock['state']['ecs']['tasks'][string];

/** A world with one task of `app` on a container instance, whose agent reports. */
export interface AgentWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Back to the beginning, with such a task. */
  begin(task?: AgentTaskSeed, ...containerDefinitions: ContainerDefinition[]): string;
  task(): TaskRecord;
  /** Name and status of its containers. */
  containers(): string[];
  /** The events of the task since it began. */
  taskEvents(): unknown[];
  /** The kinds of what will still happen, but for house-keeping. */
  planned(): string[];
  /** CPU that tasks have taken of the instance. */
  claimedCpu(): number;
}

export interface AgentTaskSeed extends Partial<TaskSeed> {
  /** Default `bridge`. */
  readonly networkMode?: 'bridge' | 'awsvpc';
}

export function createAgentWorld(): AgentWorld {
  const aws = mockEcs();
  let seeded = 0;
  const taskEvents = () => aws.events.all().filter((event) => event['detail-type'] === 'ECS Task State Change');
  const task = () => {
    const [record] = Object.values(aws.state.ecs.tasks);
    if (record === undefined) throw new Error('There is no task');
    return record;
  };
  return {
    aws,
    client: new ECSClient({}),
    begin({ networkMode = 'bridge', ...seed } = {}, ...containerDefinitions) {
      aws.reset();
      const definitions = containerDefinitions.length > 0 ? containerDefinitions : [{ name: 'app' }];
      const { taskArns } = aws.ecs.seed({
        containerInstances: [{}],
        taskDefinitions: [
          {
            family: 'app',
            networkMode,
            containerDefinitions: definitions.map((definition) => ({ cpu: 128, memory: 64, ...definition })),
          },
        ],
        tasks: [{ taskDefinition: 'app', launchType: 'EC2', ...seed }],
      });
      seeded = taskEvents().length;
      return taskArns[0] ?? '';
    },
    task,
    containers: () => task().containers.map(({ name, lastStatus }) => `${name} ${lastStatus}`),
    taskEvents: () => taskEvents().slice(seeded),
    planned: () =>
      aws.clock
        .pending()
        .filter(({ background }) => !background)
        .map(({ kind }) => kind),
    claimedCpu() {
      const [instance] = Object.values(aws.state.ecs.containerInstances);
      return (instance?.registered.cpu ?? 0) - (instance?.remaining.cpu ?? 0);
    },
  };
}
