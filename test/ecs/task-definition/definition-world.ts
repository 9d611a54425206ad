import {
  ECSClient,
  RegisterTaskDefinitionCommand,
  type ContainerDefinition,
  type RegisterTaskDefinitionCommandInput,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from '../../../src/index.js';

/** A world without definitions, and short ways to register some. */
export interface DefinitionWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  register(definition?: Definition): Promise<TaskDefinition>;
  /** What is said against a definition, as `exception: message`; `accepted` when nothing is. */
  refusalOf(definition: Definition): Promise<string>;
}

/** What is left out: the family `web` with one container, `app`. */
export type Definition = Partial<RegisterTaskDefinitionCommandInput>;

export function createDefinitionWorld(options: MockOptions = {}): DefinitionWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  const register = async (definition: Definition = {}) => {
    const input = { family: 'web', containerDefinitions: [app()], ...definition };
    const { taskDefinition = {} } = await client.send(new RegisterTaskDefinitionCommand(input));
    return taskDefinition;
  };
  return {
    aws,
    client,
    register,
    async refusalOf(definition) {
      try {
        await register(definition);
        return 'accepted';
      } catch (error) {
        return String(error);
      }
    },
  };
}

export function app(container: ContainerDefinition = {}): ContainerDefinition {
  return { name: 'app', image: 'nginx', memory: 128, ...container };
}

/** One container in a definition that is otherwise fit for Fargate. */
export function fargate(container: ContainerDefinition = {}, definition: Definition = {}): Definition {
  return {
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [app(container)],
    ...definition,
  };
}

export const EXECUTION_ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole';
export const ECR_IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.4';
export const AWSLOGS = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
} as const;
