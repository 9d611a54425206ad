import { ECSClient, RunTaskCommand, type RunTaskCommandInput, type Task } from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from 'aws-ecs-batch-mock';

/** A world with a cluster and a Fargate definition of one container, `app`. */
export interface FargateWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Back to the beginning. */
  begin(): void;
  /** Runs one task of `app`. */
  runTask(input?: Partial<RunTaskCommandInput>): Promise<Task>;
  /** The record of the only task. */
  task(): EcsMock['state']['ecs']['tasks'][string];
}

export const FARGATE_NETWORK: RunTaskCommandInput['networkConfiguration'] = {
  awsvpcConfiguration: { subnets: ['subnet-1'] },
};

export function createFargateWorld(options: MockOptions = {}): FargateWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  return {
    aws,
    client,
    begin() {
      aws.reset();
      aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
    },
    async runTask(input = {}) {
      const { tasks = [] } = await client.send(
        new RunTaskCommand({
          taskDefinition: 'app',
          launchType: 'FARGATE',
          networkConfiguration: FARGATE_NETWORK,
          ...input,
        }),
      );
      return tasks[0] ?? {};
    },
    task() {
      const [task] = Object.values(aws.state.ecs.tasks);
      if (task === undefined) throw new Error('There is no task');
      return task;
    },
  };
}
