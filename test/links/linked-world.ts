import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobsCommand,
  SubmitJobCommand,
  type ComputeEnvironmentDetail,
  type JobDetail,
  type SubmitJobCommandInput,
} from '@aws-sdk/client-batch';
import {
  DescribeContainerInstancesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListContainerInstancesCommand,
  type ContainerInstance,
  type Task,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import {
  mockAws,
  type AwsMock,
  type BatchSeed,
  type ComputeEnvironmentSeed,
  type EventBridgeEvent,
  type MockOptions,
} from 'aws-ecs-batch-mock';

export const ECS: string = 'arn:aws:ecs:us-east-1:123456789012';

/** What is not said is an environment `fleet` of Amazon EC2, a queue `nightly` and a definition `report` of 1 vCPU and 2,048 MiB. */
export interface WorldSetup extends Pick<BatchSeed, 'jobDefinitions' | 'jobs'> {
  readonly environment?: Partial<ComputeEnvironmentSeed>;
}

/** An environment with one instance of 4 vCPUs and 16 GiB, and room for more. */
export const WARM: Partial<ComputeEnvironmentSeed> = {
  computeResources: { minvCpus: 4, maxvCpus: 64, instanceTypes: ['m6i.xlarge'] },
};
/** An environment and a definition for Fargate. */
export const ON_FARGATE: WorldSetup = {
  environment: { computeResources: { type: 'FARGATE', maxvCpus: 16, subnets: ['subnet-1'] } },
  jobDefinitions: [{ jobDefinitionName: 'report', platformCapabilities: ['FARGATE'] }],
};

/** Clients of both services, and short ways from a job to what ECS knows of it. */
export interface LinkedWorld {
  readonly aws: AwsMock;
  readonly batch: BatchClient;
  readonly ecs: ECSClient;
  /** Gives the ids of the jobs. */
  begin(setup?: WorldSetup): string[];
  /** Default: the job `july` of the definition `report`. Gives its id. */
  submit(input?: Partial<SubmitJobCommandInput>): Promise<string>;
  /** Fails where there is no such job. */
  describeJob(jobId: string): Promise<JobDetail>;
  statusOf(jobId: string): Promise<string | undefined>;
  statusesOf(jobIds: readonly string[]): Promise<(string | undefined)[]>;
  describeEnvironment(name?: string): Promise<ComputeEnvironmentDetail>;
  clusterOf(name?: string): Promise<string>;
  /** The task of the attempt that is under way, or was the last one. */
  taskOf(jobId: string): Promise<Task>;
  describeTask(taskArn: string | undefined): Promise<Task>;
  definitionOf(task: Task): Promise<TaskDefinition>;
  /** The container instances of the environment that take tasks. */
  instancesOf(name?: string): Promise<ContainerInstance[]>;
  describeInstance(containerInstanceArn: string | undefined): Promise<ContainerInstance>;
  /** The details of the events of a type, oldest first. */
  detailsOf(detailType: string): EventBridgeEvent['detail'][];
}

export function createLinkedWorld(options: MockOptions = {}): LinkedWorld {
  const aws = mockAws(options);
  const batch = new BatchClient({});
  const ecs = new ECSClient({});
  const world: LinkedWorld = {
    ...{ aws, batch, ecs },
    begin({ environment, jobDefinitions = ['report'], jobs = [] } = {}) {
      const computeEnvironments = [{ computeEnvironmentName: 'fleet', ...environment }];
      return aws.batch.seed({ computeEnvironments, jobQueues: ['nightly'], jobDefinitions, jobs }).jobIds;
    },
    async submit(input = {}) {
      const request = { jobName: 'july', jobQueue: 'nightly', jobDefinition: 'report', ...input };
      return (await batch.send(new SubmitJobCommand(request))).jobId ?? '';
    },
    async describeJob(jobId) {
      return only(`job ${jobId}`, (await batch.send(new DescribeJobsCommand({ jobs: [jobId] }))).jobs);
    },
    statusOf: async (jobId) => (await world.describeJob(jobId)).status,
    statusesOf: async (jobIds) => Promise.all(jobIds.map(world.statusOf)),
    async describeEnvironment(name = 'fleet') {
      const command = new DescribeComputeEnvironmentsCommand({ computeEnvironments: [name] });
      return only(`environment ${name}`, (await batch.send(command)).computeEnvironments);
    },
    clusterOf: async (name) => (await world.describeEnvironment(name)).ecsClusterArn ?? '',
    async taskOf(jobId) {
      const { container, ecsProperties } = await world.describeJob(jobId);
      return world.describeTask(ecsProperties?.taskProperties?.[0]?.taskArn ?? container?.taskArn);
    },
    async describeTask(taskArn = '') {
      const command = new DescribeTasksCommand({ cluster: clusterIn(taskArn), tasks: [taskArn], include: ['TAGS'] });
      return only(`task ${taskArn}`, (await ecs.send(command)).tasks);
    },
    async definitionOf({ taskDefinitionArn }) {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn });
      return only('task definition', [(await ecs.send(command)).taskDefinition ?? {}]);
    },
    async instancesOf(name) {
      const cluster = await world.clusterOf(name);
      const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster }));
      return Promise.all(containerInstanceArns.map(world.describeInstance));
    },
    async describeInstance(containerInstanceArn = '') {
      const cluster = clusterIn(containerInstanceArn);
      const request = { cluster, containerInstances: [containerInstanceArn], include: ['TAGS' as const] };
      const { containerInstances } = await ecs.send(new DescribeContainerInstancesCommand(request));
      return only(`instance ${containerInstanceArn}`, containerInstances);
    },
    detailsOf: (detailType) =>
      aws.events
        .all()
        .filter((event) => event['detail-type'] === detailType)
        .map(({ detail }) => detail),
  };
  return world;
}

/** The name of the cluster that a task or instance is in. */
function clusterIn(arn: string): string {
  return arn.split('/')[1] ?? '';
}

function only<T>(what: string, [found]: readonly T[] = []): T {
  if (found === undefined) throw new Error(`There is no ${what}`);
  return found;
}

/** CPU, memory and the number of GPUs. */
export function amountsOf(resources: ContainerInstance['remainingResources']): Record<string, number | undefined> {
  const amounts = (resources ?? []).map(({ name = '', integerValue, stringSetValue }) => {
    return [name, name === 'GPU' ? stringSetValue?.length : integerValue] as const;
  });
  return Object.fromEntries(amounts.filter(([name]) => ['CPU', 'MEMORY', 'GPU'].includes(name)));
}
