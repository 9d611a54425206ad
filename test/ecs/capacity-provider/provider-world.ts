import {
  CreateCapacityProviderCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  type CapacityProvider,
  type CapacityProviderStrategyItem,
  type Cluster,
  type CreateCapacityProviderCommandInput,
  type CreateManagedInstancesProviderConfiguration,
  type InstanceLaunchTemplate,
  type RunTaskCommandInput,
  type Task,
} from '@aws-sdk/client-ecs';
import {
  mockEcs,
  type AutoScalingGroupSeed,
  type EcsMock,
  type MockOptions,
  type TaskDefinitionSeed,
} from '../../../src/index.js';

/** A world for capacity providers. */
export interface ProviderWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  create(input: Partial<CreateCapacityProviderCommandInput>): Promise<CapacityProvider>;
  describe(name: string): Promise<CapacityProvider | undefined>;
  describeCluster(): Promise<Cluster | undefined>;
  /**
   * The cluster `default` with the provider `asg` of a group, managed scaling on, and a definition `app` of 1,024 CPU units. Null
   * leaves the group unknown.
   */
  beginWithGroup(group?: AutoScalingGroupSeed | null, settings?: object): void;
  run(input?: Partial<RunTaskCommandInput>): Promise<Task[]>;
  tasks(arns: readonly (string | undefined)[]): Promise<Task[]>;
  /** The status of every instance, oldest first. */
  instances(): string[];
}

/** The Auto Scaling group of all tests. */
export const GROUP = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/group';
export const STRATEGY: CapacityProviderStrategyItem[] = [{ capacityProvider: 'asg', weight: 1 }];

export const TEMPLATE: InstanceLaunchTemplate = {
  ec2InstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/instances',
  networkConfiguration: { subnets: ['subnet-1'] },
};

/** Managed instances without requirements. */
export const INSTANCES: { readonly managedInstancesProvider: CreateManagedInstancesProviderConfiguration } = {
  managedInstancesProvider: {
    infrastructureRoleArn: 'arn:aws:iam::123456789012:role/infrastructure',
    instanceLaunchTemplate: TEMPLATE,
  },
};

/** A task of 1,024 CPU units and 1,024 MiB on EC2. */
export const APP_SEED: TaskDefinitionSeed = {
  family: 'app',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  containerDefinitions: [{ cpu: 1_024, memory: 1_024 }],
};

export function createProviderWorld(options: MockOptions = {}): ProviderWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  return {
    aws,
    client,
    async create(input) {
      const command = new CreateCapacityProviderCommand({ name: 'asg', ...input });
      return (await client.send(command)).capacityProvider ?? {};
    },
    async describe(name) {
      const output = await client.send(new DescribeCapacityProvidersCommand({ capacityProviders: [name] }));
      return output.capacityProviders?.[0];
    },
    async describeCluster() {
      const output = await client.send(new DescribeClustersCommand({ include: ['ATTACHMENTS'] }));
      return output.clusters?.[0];
    },
    beginWithGroup(group = {}, settings = {}) {
      aws.reset();
      const managedScaling = { status: 'ENABLED' } as const;
      aws.ecs.seed({
        autoScalingGroups: group === null ? [] : [{ arn: GROUP, ...group }],
        capacityProviders: [
          { name: 'asg', autoScalingGroupProvider: { autoScalingGroupArn: GROUP, managedScaling, ...settings } },
        ],
        clusters: [{ clusterName: 'default', capacityProviders: ['asg'] }],
        taskDefinitions: [APP_SEED],
      });
    },
    async run(input = {}) {
      const command = new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy: STRATEGY, ...input });
      return (await client.send(command)).tasks ?? [];
    },
    async tasks(arns) {
      const output = await client.send(new DescribeTasksCommand({ tasks: arns.map((arn) => arn ?? '') }));
      return output.tasks ?? [];
    },
    instances: () => Object.values(aws.state.ecs.containerInstances).map(({ status }) => status),
  };
}
