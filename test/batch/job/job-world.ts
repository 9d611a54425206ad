import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DescribeJobsCommand,
  RegisterJobDefinitionCommand,
  SubmitJobCommand,
  type ComputeResource,
  type ContainerProperties,
  type CreateComputeEnvironmentCommandInput,
  type CreateJobQueueCommandInput,
  type JobDetail,
  type RegisterJobDefinitionCommandInput,
  type SubmitJobCommandInput,
  type SubmitJobCommandOutput,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchMock, type MockOptions } from 'aws-ecs-batch-mock';
import { rejectionOf } from '../rejection-of.js';

export const BATCH: string = 'arn:aws:batch:us-east-1:123456789012';

export const EC2: ComputeResource = {
  type: 'EC2',
  minvCpus: 0,
  maxvCpus: 64,
  instanceTypes: ['optimal'],
  subnets: ['subnet-1'],
  securityGroupIds: ['sg-1'],
  instanceRole: 'ecsInstanceRole',
};

export const FARGATE: ComputeResource = {
  type: 'FARGATE',
  maxvCpus: 16,
  subnets: ['subnet-1'],
  securityGroupIds: ['sg-1'],
};

export const EKS: Partial<CreateComputeEnvironmentCommandInput> = {
  computeResources: { ...EC2, allocationStrategy: 'BEST_FIT_PROGRESSIVE' },
  eksConfiguration: {
    eksClusterArn: 'arn:aws:eks:us-east-1:123456789012:cluster/pods',
    kubernetesNamespace: 'jobs',
  },
};

export interface QueueSetup {
  /** Of the queue and of its environment. Default: `queue`. */
  readonly name?: string;
  /** Default: Amazon EC2 for up to 64 vCPUs, with no instance until one is needed. */
  readonly environment?: Partial<CreateComputeEnvironmentCommandInput>;
  readonly queue?: Partial<CreateJobQueueCommandInput>;
  readonly by?: BatchClient;
}

/** A world for jobs: short ways to an environment, a queue and a definition, and to jobs. */
export interface JobWorld {
  readonly aws: BatchMock;
  readonly client: BatchClient;
  /** A queue on an environment of its own, both VALID, and a definition `sleep`. */
  begin(setup?: QueueSetup): Promise<void>;
  /** A queue on an environment of its own, both VALID. */
  prepareQueue(setup?: QueueSetup): Promise<void>;
  /** Default: the container job `sleep`. Gives the ARN. */
  register(input?: Partial<RegisterJobDefinitionCommandInput>, by?: BatchClient): Promise<string>;
  /** Default: the job `nightly` of the definition `sleep` in the queue `queue`. */
  submit(input?: Partial<SubmitJobCommandInput>, by?: BatchClient): Promise<SubmitJobCommandOutput>;
  /** As `submit`, but gives the job's id. */
  submitted(input?: Partial<SubmitJobCommandInput>, by?: BatchClient): Promise<string>;
  /** Why such a job is refused. The refusal must change nothing. */
  refusalOf(input: Partial<SubmitJobCommandInput>, by?: BatchClient): ReturnType<typeof rejectionOf>;
  /** Fails where there is no such job. */
  describeJob(jobId: string, by?: BatchClient): Promise<JobDetail>;
  statusOf(jobId: string): Promise<string | undefined>;
}

export function createJobWorld(options: MockOptions = {}): JobWorld {
  const aws = mockBatch(options);
  const client = new BatchClient({});
  const world: JobWorld = {
    aws,
    client,
    async begin(setup = {}) {
      await world.prepareQueue(setup);
      await world.register({}, setup.by);
      aws.mark();
    },
    async prepareQueue({ name = 'queue', environment, queue, by = client } = {}) {
      await by.send(
        new CreateComputeEnvironmentCommand({
          computeEnvironmentName: name,
          type: 'MANAGED',
          computeResources: EC2,
          ...environment,
        }),
      );
      aws.clock.advance('15s');
      const computeEnvironmentOrder = [{ order: 1, computeEnvironment: name }];
      await by.send(new CreateJobQueueCommand({ jobQueueName: name, priority: 1, computeEnvironmentOrder, ...queue }));
      aws.clock.advance('5s');
      aws.mark();
    },
    async register(input = {}, by = client) {
      const { jobDefinitionArn = '' } = await by.send(
        new RegisterJobDefinitionCommand({
          jobDefinitionName: 'sleep',
          type: 'container',
          ...payloadOf(input),
          ...input,
        }),
      );
      return jobDefinitionArn;
    },
    submit: async (input = {}, by = client) =>
      by.send(new SubmitJobCommand({ jobName: 'nightly', jobQueue: 'queue', jobDefinition: 'sleep', ...input })),
    submitted: async (input, by) => (await world.submit(input, by)).jobId ?? '',
    async refusalOf(input, by) {
      const before = aws.state;
      const refusal = await rejectionOf(world.submit(input, by));
      if (aws.state !== before) throw new Error(`The call was refused, but has changed the state: ${refusal.text}`);
      return refusal;
    },
    async describeJob(jobId, by = client) {
      const [job] = (await by.send(new DescribeJobsCommand({ jobs: [jobId] }))).jobs ?? [];
      if (job === undefined) throw new Error(`There is no job ${jobId}`);
      return job;
    },
    statusOf: async (jobId) => (await world.describeJob(jobId)).status,
  };
  return world;
}

/** What the container `sleep` needs. */
export const RESOURCES: NonNullable<ContainerProperties['resourceRequirements']> = [
  { type: 'VCPU', value: '1' },
  { type: 'MEMORY', value: '512' },
];

const CONTAINER: ContainerProperties = {
  image: 'busybox',
  command: ['sleep', '60'],
  resourceRequirements: RESOURCES,
};

/** A payload of another form takes the place of the container. */
function payloadOf(input: Partial<RegisterJobDefinitionCommandInput>): Partial<RegisterJobDefinitionCommandInput> {
  if (input.nodeProperties) return { type: 'multinode' };
  return input.ecsProperties || input.eksProperties ? {} : { containerProperties: CONTAINER };
}
