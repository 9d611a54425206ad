import { ECSClient, RunTaskCommand, type ContainerDefinition } from '@aws-sdk/client-ecs';
import { mockEcs, type AwsState, type EcsMock } from 'aws-ecs-batch-mock';

type TaskRecord = AwsState['ecs']['tasks'][string];

/** A world with tasks of several containers on an instance. */
export interface TaskWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Registers the containers as `app` on EC2, and runs one task, whose ARN it gives. */
  run(...containers: Partial<ContainerDefinition>[]): Promise<string>;
  /** As `run`, and moves the clock until the task is RUNNING. */
  running(...containers: Partial<ContainerDefinition>[]): Promise<string>;
  task(arn: string): TaskRecord;
  /** `<lastStatus> <stopCode>: <stoppedReason>`, then the name, status, exit code and reason of each container. */
  fateOf(arn: string): string[];
}

export function createTaskWorld(): TaskWorld {
  const aws = mockEcs();
  const client = new ECSClient({});
  const run: TaskWorld['run'] = async (...containers) => {
    aws.ecs.seed({
      clusters: ['default'],
      containerInstances: [{}],
      taskDefinitions: [
        {
          family: 'app',
          networkMode: 'bridge',
          requiresCompatibilities: ['EC2'],
          containerDefinitions: containers.map((container) => ({ memory: 64, image: 'app', ...container })),
        },
      ],
    });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    return tasks[0]?.taskArn ?? '';
  };
  const task = (arn: string) => {
    const record = aws.state.ecs.tasks[arn];
    if (record === undefined) throw new Error(`There is no task ${arn}`);
    return record;
  };
  return {
    ...{ aws, client, run, task },
    async running(...containers) {
      const arn = await run(...containers);
      aws.clock.advance('1m');
      return arn;
    },
    fateOf(arn) {
      const { lastStatus, stopCode, stoppedReason, containers } = task(arn);
      return [
        `${lastStatus} ${stopCode}: ${stoppedReason}`,
        ...containers.map((container) =>
          [container.name, container.lastStatus, container.exitCode, container.reason]
            .filter((part) => part !== undefined)
            .join(' '),
        ),
      ];
    },
  };
}
