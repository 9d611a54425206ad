import {
  CreateTaskSetCommand,
  DescribeTaskSetsCommand,
  type CreateTaskSetCommandInput,
  type TaskSet,
} from '@aws-sdk/client-ecs';
import type { MockOptions } from '../../../src/index.js';
import { createServiceWorld, type ServiceWorld } from '../service/service-world.js';
import { FARGATE_NETWORK } from '../task/fargate-world.js';

/** The world of services, with the EXTERNAL service `web` of four tasks, which has no task set, and a definition `api` with a port. */
export interface TaskSetWorld extends Omit<ServiceWorld, 'begin'> {
  begin(): Promise<void>;
  /** Creates a task set of `web:1` on Fargate, of 0 %, unless the input says otherwise. */
  createTaskSet(input?: Partial<CreateTaskSetCommandInput>): Promise<TaskSet>;
  /** The task set as DescribeTaskSets shows it, if it is there. */
  taskSet(id: string | undefined): Promise<TaskSet | undefined>;
}

export const WEB = { cluster: 'default', service: 'web' } as const;

export function createTaskSetWorld(options: MockOptions = {}): TaskSetWorld {
  const world = createServiceWorld(options);
  const { client } = world;
  return {
    ...world,
    async begin() {
      world.begin();
      world.aws.ecs.seed({
        taskDefinitions: [
          { family: 'api', containerDefinitions: [{ name: 'api', portMappings: [{ containerPort: 80 }] }] },
        ],
      });
      await world.createService({
        deploymentController: { type: 'EXTERNAL' },
        desiredCount: 4,
        ...{ taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined },
      });
    },
    async createTaskSet(input = {}) {
      const { taskSet = {} } = await client.send(
        new CreateTaskSetCommand({
          ...WEB,
          taskDefinition: 'web:1',
          launchType: 'FARGATE',
          networkConfiguration: FARGATE_NETWORK,
          ...input,
        }),
      );
      return taskSet;
    },
    async taskSet(id = '') {
      const { taskSets = [] } = await client.send(
        new DescribeTaskSetsCommand({ ...WEB, taskSets: [id], include: ['TAGS'] }),
      );
      return taskSets[0];
    },
  };
}
