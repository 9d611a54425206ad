import {
  BatchClient,
  DescribeJobDefinitionsCommand,
  RegisterJobDefinitionCommand,
  type ContainerProperties,
  type EcsTaskProperties,
  type EksPodProperties,
  type JobDefinition,
  type NodeRangeProperty,
  type RegisterJobDefinitionCommandInput,
  type RegisterJobDefinitionCommandOutput,
  type TaskContainerProperties,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchMock } from 'aws-ecs-batch-mock';
import { rejectionOf } from '../rejection-of.js';

/** What is left out: `sleep`, a container job. */
export type Definition = Partial<RegisterJobDefinitionCommandInput>;

/** A world without definitions, and short ways to register some. */
export interface DefinitionWorld {
  readonly aws: BatchMock;
  readonly client: BatchClient;
  register(definition?: Definition): Promise<RegisterJobDefinitionCommandOutput>;
  /** What AWS says against a definition. */
  refusalOf(definition: Definition): Promise<string>;
  /** A definition as it is described once it has been registered. */
  describeRegistered(definition: Definition): Promise<JobDefinition | undefined>;
}

export function createDefinitionWorld(): DefinitionWorld {
  const aws = mockBatch();
  const client = new BatchClient({});
  const register = async (definition: Definition = containerJob()) =>
    client.send(new RegisterJobDefinitionCommand({ jobDefinitionName: 'sleep', type: 'container', ...definition }));
  return {
    aws,
    client,
    register,
    async refusalOf(definition) {
      const { name, text, isWrapped } = await rejectionOf(register(definition));
      return name === 'ClientException' && isWrapped ? text : `${name}, wrapped: ${isWrapped}: ${text}`;
    },
    async describeRegistered(definition) {
      const { jobDefinitionArn = '' } = await register(definition);
      const { jobDefinitions } = await client.send(
        new DescribeJobDefinitionsCommand({ jobDefinitions: [jobDefinitionArn] }),
      );
      return jobDefinitions?.[0];
    },
  };
}

export const EXECUTION_ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole';
export const JOB_ROLE = 'arn:aws:iam::123456789012:role/job';

/** A container that runs on Amazon EC2. */
export function container(members: ContainerProperties = {}): ContainerProperties {
  return { image: 'busybox', resourceRequirements: resources('1', '128'), ...members };
}

export function resources(vcpus: string, memory: string): NonNullable<ContainerProperties['resourceRequirements']> {
  return [
    { type: 'MEMORY', value: memory },
    { type: 'VCPU', value: vcpus },
  ];
}

export function containerJob(members: ContainerProperties = {}): Definition {
  return { containerProperties: container(members) };
}

export function fargateJob(members: ContainerProperties = {}): Definition {
  return {
    platformCapabilities: ['FARGATE'],
    containerProperties: container({
      executionRoleArn: EXECUTION_ROLE,
      resourceRequirements: resources('0.25', '512'),
      ...members,
    }),
  };
}

/** A container among several. */
export function part(name: string, members: Partial<TaskContainerProperties> = {}): TaskContainerProperties {
  return { name, image: 'busybox', resourceRequirements: resources('1', '128'), ...members };
}

export function ecsJob(task: Partial<EcsTaskProperties> = {}, definition: Definition = {}): Definition {
  return { ecsProperties: { taskProperties: [{ containers: [part('app')], ...task }] }, ...definition };
}

export function eksJob(podProperties: EksPodProperties = {}): Definition {
  return { eksProperties: { podProperties: { containers: [{ image: 'busybox' }], ...podProperties } } };
}

/** A job of as many nodes. */
export function nodesJob(numNodes: number, ranges: readonly NodeRangeProperty[]): Definition {
  return {
    type: 'multinode',
    nodeProperties: { numNodes, mainNode: 0, nodeRangeProperties: [...ranges] },
  };
}
