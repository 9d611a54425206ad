import {
  BatchClient,
  CreateJobQueueCommand,
  CreateQuotaShareCommand,
  CreateSchedulingPolicyCommand,
  CreateServiceEnvironmentCommand,
  DescribeServiceJobCommand,
  SubmitServiceJobCommand,
  type CapacityLimit,
  type CreateJobQueueCommandInput,
  type CreateQuotaShareCommandInput,
  type CreateSchedulingPolicyCommandInput,
  type DescribeServiceJobCommandOutput,
  type SubmitServiceJobCommandInput,
  type SubmitServiceJobCommandOutput,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchMock, type MockOptions } from 'aws-ecs-batch-mock';
import { rejectionOf } from '../rejection-of.js';

export const BATCH: string = 'arn:aws:batch:us-east-1:123456789012';
export const M5 = 'ml.m5.large';

/** What SageMaker is asked for: so many instances, by default one. */
export function payloadOf(InstanceCount = 1, InstanceType: string = M5): string {
  return JSON.stringify({
    TrainingJobName: 'resnet',
    AlgorithmSpecification: {
      TrainingImage: 'trainer:1',
      ContainerEntrypoint: ['train'],
      ContainerArguments: ['--fast'],
    },
    HyperParameters: { epochs: '3' },
    Environment: { STAGE: 'test' },
    ResourceConfig: { InstanceCount, InstanceType, VolumeSizeInGB: 1 },
  });
}

export interface ServiceJobWorld {
  readonly aws: BatchMock;
  readonly client: BatchClient;
  /** The queue `trainings` on the environment `training`, both VALID. Default: 4 instances. */
  begin(setup?: QueueSetup): Promise<void>;
  /** The share `name` of the queue, VALID. Default: 2 instances of the type `ml.m5.large`, which are for it alone. */
  createShare(name: string, input?: Partial<CreateQuotaShareCommandInput>): Promise<string>;
  /** Default: the job `train` with one instance. */
  submit(input?: Partial<SubmitServiceJobCommandInput>, by?: BatchClient): Promise<SubmitServiceJobCommandOutput>;
  /** As `submit`, but gives the job's id. */
  submitted(input?: Partial<SubmitServiceJobCommandInput>): Promise<string>;
  /** Why such a job is refused. The refusal must change nothing. */
  refusalOf(input: Partial<SubmitServiceJobCommandInput>): ReturnType<typeof rejectionOf>;
  describeJob(jobId: string): Promise<Omit<DescribeServiceJobCommandOutput, '$metadata'>>;
  statusOf(jobId: string): Promise<string | undefined>;
  statusesOf(...jobIds: readonly string[]): Promise<(string | undefined)[]>;
}

export interface QueueSetup {
  readonly capacityLimits?: CapacityLimit[];
  /** What the queue goes by. Default: the order of submission. */
  readonly policy?: Omit<CreateSchedulingPolicyCommandInput, 'name'>;
  readonly queue?: Partial<CreateJobQueueCommandInput>;
}

export const QUOTA_SHARES: NonNullable<QueueSetup['policy']> = {
  quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' },
};

export function createServiceJobWorld(options: MockOptions = {}): ServiceJobWorld {
  const aws = mockBatch(options);
  const client = new BatchClient({});
  const world: ServiceJobWorld = {
    aws,
    client,
    async begin({
      policy,
      capacityLimits = [{ maxCapacity: 4, capacityUnit: policy ? M5 : 'NUM_INSTANCES' }],
      queue,
    } = {}) {
      await client.send(
        new CreateServiceEnvironmentCommand({
          serviceEnvironmentName: 'training',
          serviceEnvironmentType: 'SAGEMAKER_TRAINING',
          capacityLimits,
        }),
      );
      aws.clock.advance('15s');
      const { arn: schedulingPolicyArn } =
        policy === undefined
          ? { arn: undefined }
          : await client.send(new CreateSchedulingPolicyCommand({ name: 'policy', ...policy }));
      await client.send(
        new CreateJobQueueCommand({
          jobQueueName: 'trainings',
          jobQueueType: 'SAGEMAKER_TRAINING',
          priority: 1,
          serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }],
          ...(schedulingPolicyArn !== undefined && { schedulingPolicyArn }),
          ...queue,
        }),
      );
      aws.clock.advance('10s');
      aws.mark();
    },
    async createShare(name, input = {}) {
      const { quotaShareArn = '' } = await client.send(
        new CreateQuotaShareCommand({
          quotaShareName: name,
          jobQueue: 'trainings',
          capacityLimits: [{ maxCapacity: 2, capacityUnit: M5 }],
          resourceSharingConfiguration: { strategy: 'RESERVE' },
          preemptionConfiguration: { inSharePreemption: 'DISABLED' },
          ...input,
        }),
      );
      aws.clock.advance('10s');
      return quotaShareArn;
    },
    submit: async (input = {}, by = client) =>
      by.send(
        new SubmitServiceJobCommand({
          jobName: 'train',
          jobQueue: 'trainings',
          serviceJobType: 'SAGEMAKER_TRAINING',
          serviceRequestPayload: payloadOf(),
          ...input,
        }),
      ),
    submitted: async (input) => (await world.submit(input)).jobId ?? '',
    async refusalOf(input) {
      const before = aws.state;
      const refusal = await rejectionOf(world.submit(input));
      if (aws.state !== before) throw new Error(`The call was refused, but has changed the state: ${refusal.text}`);
      return refusal;
    },
    async describeJob(jobId) {
      const { $metadata: _, ...job } = await client.send(new DescribeServiceJobCommand({ jobId }));
      return job;
    },
    statusOf: async (jobId) => (await world.describeJob(jobId)).status,
    statusesOf: async (...jobIds) => Promise.all(jobIds.map(world.statusOf)),
  };
  return world;
}
