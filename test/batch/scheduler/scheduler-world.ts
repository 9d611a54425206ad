import {
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DescribeComputeEnvironmentsCommand,
  type ComputeResource,
  type CreateComputeEnvironmentCommandInput,
  type CreateJobQueueCommandInput,
} from '@aws-sdk/client-batch';
import { createJobWorld, EC2, type JobWorld } from '../job/job-world.js';

/** A world for the scheduler: environments of `c6i` instances, and jobs by the vCPUs that they need. */
export interface SchedulerWorld extends JobWorld {
  /** Default: for up to 8 vCPUs. */
  createEnvironment(
    name: string,
    resources?: Partial<ComputeResource>,
    input?: Partial<CreateComputeEnvironmentCommandInput>,
  ): Promise<void>;
  createQueue(
    name: string,
    environments: readonly string[],
    input?: Partial<CreateJobQueueCommandInput>,
  ): Promise<void>;
  /** Gives the job's id. */
  submitSized(vcpus: number, input?: Parameters<JobWorld['submitted']>[0]): Promise<string>;
  desiredOf(name: string): Promise<number | undefined>;
  /** The types of the instances that take jobs. */
  instancesOf(name: string): string[];
  /** The name of the environment that the job has last run in. */
  placeOf(jobId: string): Promise<string | undefined>;
}

export function createSchedulerWorld(): SchedulerWorld {
  const world = createJobWorld();
  const { aws, client } = world;
  const environmentArn = (name: string) => `arn:aws:batch:us-east-1:123456789012:compute-environment/${name}`;
  return {
    ...world,
    async createEnvironment(computeEnvironmentName, resources, input) {
      const computeResources = {
        ...EC2,
        allocationStrategy: 'BEST_FIT_PROGRESSIVE' as const,
        instanceTypes: ['c6i.large', 'c6i.xlarge', 'c6i.2xlarge'],
        maxvCpus: 8,
        ...resources,
      };
      await client.send(
        new CreateComputeEnvironmentCommand({ computeEnvironmentName, type: 'MANAGED', computeResources, ...input }),
      );
      aws.clock.advance('15s');
    },
    async createQueue(jobQueueName, environments, input) {
      const computeEnvironmentOrder = environments.map((computeEnvironment, index) => ({
        order: index + 1,
        computeEnvironment,
      }));
      await client.send(new CreateJobQueueCommand({ jobQueueName, priority: 1, computeEnvironmentOrder, ...input }));
      aws.clock.runUntilIdle();
    },
    submitSized: async (vcpus, input = {}) =>
      world.submitted({
        ...input,
        containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: String(vcpus) }] },
      }),
    async desiredOf(name) {
      const command = new DescribeComputeEnvironmentsCommand({ computeEnvironments: [name] });
      return (await client.send(command)).computeEnvironments?.[0]?.computeResources?.desiredvCpus;
    },
    instancesOf: (name) =>
      Object.values(aws.state.batch.instances)
        .filter(({ computeEnvironmentArn }) => computeEnvironmentArn === environmentArn(name))
        .map(({ instanceType }) => instanceType),
    async placeOf(jobId) {
      const { container } = await world.describeJob(jobId);
      return /\/AWSBatch-(.*)-[\da-f]{8}-/.exec(container?.taskArn ?? '')?.[1];
    },
  };
}
