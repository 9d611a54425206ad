import {
  CreateServiceCommand,
  DescribeContainerInstancesCommand,
  UpdateContainerInstancesStateCommand,
  type ContainerInstance,
  type ContainerInstanceStatus,
  type CreateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import type { ContainerInstanceSeed, MockOptions } from '../../../../src/index.js';
import { createServiceWorld, type ServiceWorld } from '../service-world.js';

/** A service world with two definitions for EC2, `worker` and `agent`, of 256 CPU units and 256 MiB each, and room for instances. */
export interface Ec2ServiceWorld extends ServiceWorld {
  /** Puts instances of two virtual CPUs into the cluster, unless the seed says otherwise. Gives their ARNs. */
  seedInstances(...seeds: ContainerInstanceSeed[]): string[];
  /** Creates a REPLICA service of `worker` on EC2. */
  createReplicas(input?: Partial<CreateServiceCommandInput>): Promise<void>;
  /** Creates a DAEMON service of `agent` on EC2. */
  createDaemon(input?: Partial<CreateServiceCommandInput>): Promise<void>;
  setState(status: ContainerInstanceStatus, ...arns: string[]): Promise<void>;
  instance(arn: string | undefined): Promise<ContainerInstance>;
  /** `<index of the instance> <family>:<revision> <last status>` of each task that has not stopped, by the instance. */
  layout(): string[];
}

export function createEc2ServiceWorld(options: MockOptions = {}): Ec2ServiceWorld {
  const world = createServiceWorld(options);
  const { aws, client } = world;
  const create = async (input: CreateServiceCommandInput) => {
    await client.send(new CreateServiceCommand({ launchType: 'EC2', ...input }));
  };
  return {
    ...world,
    begin() {
      world.begin();
      const containerDefinitions = [{ name: 'agent', cpu: 256, memory: 256 }];
      const agent = { family: 'agent', networkMode: 'bridge', containerDefinitions } as const;
      aws.ecs.seed({ taskDefinitions: [agent, agent, agent] });
    },
    seedInstances: (...seeds) =>
      aws.ecs.seed({ containerInstances: seeds.length === 0 ? [{}] : seeds }).containerInstanceArns,
    createReplicas: (input = {}) => create({ serviceName: 'web', taskDefinition: 'worker', desiredCount: 1, ...input }),
    createDaemon: (input = {}) =>
      create({ serviceName: 'agent', taskDefinition: 'agent:1', schedulingStrategy: 'DAEMON', ...input }),
    async setState(status, ...containerInstances) {
      await client.send(new UpdateContainerInstancesStateCommand({ containerInstances, status }));
    },
    async instance(arn = '') {
      const output = await client.send(new DescribeContainerInstancesCommand({ containerInstances: [arn] }));
      return output.containerInstances?.[0] ?? {};
    },
    layout() {
      const { tasks, containerInstances } = aws.state.ecs;
      const arns = Object.values(containerInstances).map(({ containerInstanceArn }) => containerInstanceArn);
      return Object.values(tasks)
        .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
        .map(
          ({ containerInstanceArn = '', taskDefinitionArn, lastStatus }) =>
            `${arns.indexOf(containerInstanceArn)} ${taskDefinitionArn.split('/')[1]} ${lastStatus}`,
        )
        .toSorted();
    },
  };
}
