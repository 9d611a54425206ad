import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DescribeJobQueuesCommand,
  type ComputeEnvironmentOrder,
  type ComputeResource,
  type CreateComputeEnvironmentCommandInput,
  type CreateJobQueueCommandInput,
  type CreateJobQueueCommandOutput,
  type JobQueueDetail,
  type JobStateTimeLimitAction,
} from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { rejectionOf } from '../rejection-of.js';

const INSTANCES: ComputeResource = {
  type: 'EC2',
  minvCpus: 0,
  maxvCpus: 16,
  instanceTypes: ['m6i.large'],
  instanceRole: 'ecsInstanceRole',
  subnets: ['subnet-1'],
  securityGroupIds: ['sg-1'],
};

export type EnvironmentKind = 'UNMANAGED' | 'FARGATE' | 'EC2' | 'EC2_ARM' | 'EKS' | 'MANAGED_INSTANCES';

/** An environment of each kind. */
const KINDS: Readonly<Record<EnvironmentKind, Omit<CreateComputeEnvironmentCommandInput, 'computeEnvironmentName'>>> = {
  UNMANAGED: { type: 'UNMANAGED', serviceRole: 'arn:aws:iam::123456789012:role/batch' },
  FARGATE: {
    type: 'MANAGED',
    computeResources: { type: 'FARGATE', maxvCpus: 16, subnets: ['subnet-1'], securityGroupIds: ['sg-1'] },
  },
  EC2: { type: 'MANAGED', computeResources: INSTANCES },
  EC2_ARM: { type: 'MANAGED', computeResources: { ...INSTANCES, instanceTypes: ['m6g.large'] } },
  EKS: {
    type: 'MANAGED',
    computeResources: { ...INSTANCES, allocationStrategy: 'BEST_FIT_PROGRESSIVE' },
    eksConfiguration: {
      eksClusterArn: 'arn:aws:eks:us-east-1:123456789012:cluster/pods',
      kubernetesNamespace: 'jobs',
    },
  },
  MANAGED_INSTANCES: {
    type: 'MANAGED',
    computeResources: {
      type: 'ECS_MANAGED_INSTANCES',
      maxvCpus: 16,
      managedInstancesProvider: {
        infrastructureRoleArn: 'arn:aws:iam::123456789012:role/infrastructure',
        instanceLaunchTemplate: {
          ec2InstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/ecsInstanceRole',
          networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
        },
      },
    },
  },
};

export const BATCH: string = 'arn:aws:batch:us-east-1:123456789012';

export const LIMIT: JobStateTimeLimitAction = {
  reason: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
  state: 'RUNNABLE',
  maxTimeSeconds: 600,
  action: 'CANCEL',
};

export function orderOf(...names: string[]): ComputeEnvironmentOrder[] {
  return names.map((computeEnvironment, index) => ({ order: index + 1, computeEnvironment }));
}

export interface QueueWorld {
  readonly aws: ReturnType<typeof mockBatch>;
  readonly client: BatchClient;
  /** Still CREATING. */
  createEnvironment(name: string, kind?: EnvironmentKind, by?: BatchClient): Promise<void>;
  /** VALID, and none of the changes. Default: `own`, which is UNMANAGED. */
  begin(kinds?: Readonly<Record<string, EnvironmentKind>>, by?: BatchClient): Promise<void>;
  /** Default: the queue `high` on `own`. */
  createQueue(input?: Partial<CreateJobQueueCommandInput>, by?: BatchClient): Promise<CreateJobQueueCommandOutput>;
  describeQueue(name?: string): Promise<JobQueueDetail | undefined>;
  /** Why the queue `high` cannot be created like that. The refusal must change nothing. */
  refusalToCreate(input: Partial<CreateJobQueueCommandInput>): ReturnType<typeof rejectionOf>;
}

export function createQueueWorld(): QueueWorld {
  const aws = mockBatch();
  const client = new BatchClient({});
  const world: QueueWorld = {
    aws,
    client,
    async createEnvironment(computeEnvironmentName, kind = 'UNMANAGED', by = client) {
      await by.send(new CreateComputeEnvironmentCommand({ computeEnvironmentName, ...KINDS[kind] }));
    },
    async begin(kinds = { own: 'UNMANAGED' }, by = client) {
      for (const [name, kind] of Object.entries(kinds)) await world.createEnvironment(name, kind, by);
      aws.clock.advance('15s');
      aws.mark();
    },
    createQueue: async (input, by = client) =>
      by.send(
        new CreateJobQueueCommand({
          jobQueueName: 'high',
          priority: 10,
          computeEnvironmentOrder: orderOf('own'),
          ...input,
        }),
      ),
    describeQueue: async (name = 'high') =>
      (await client.send(new DescribeJobQueuesCommand({ jobQueues: [name] }))).jobQueues?.[0],
    async refusalToCreate(input) {
      const before = aws.state;
      const refusal = await rejectionOf(world.createQueue(input));
      if (aws.state !== before) throw new Error(`The call was refused, but has changed the state: ${refusal.text}`);
      return refusal;
    },
  };
  return world;
}
