import {
  DescribeContainerInstancesCommand,
  ECSClient,
  type ContainerInstance,
  type ContainerInstanceField,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock } from '../../../src/index.js';

/** A world with a cluster and room for container instances. */
export interface InstanceWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  describe(arn: string | undefined, include?: ContainerInstanceField[]): Promise<ContainerInstance>;
  /** What is left of CPU, memory and TCP ports. */
  remaining(arn: string | undefined): [cpu: number, memory: number, ports: number[]];
}

export function createInstanceWorld(): InstanceWorld {
  const aws = mockEcs();
  const client = new ECSClient({});
  return {
    aws,
    client,
    async describe(arn = '', include = []) {
      const output = await client.send(new DescribeContainerInstancesCommand({ containerInstances: [arn], include }));
      return output.containerInstances?.[0] ?? {};
    },
    remaining(arn = '') {
      const { cpu = 0, memory = 0, ports = [] } = aws.state.ecs.containerInstances[arn]?.remaining ?? {};
      return [cpu, memory, ports.filter((port) => ![22, 2375, 2376, 51_678, 51_679].includes(port))];
    },
  };
}
