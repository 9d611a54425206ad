import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DeleteComputeEnvironmentCommand,
  DescribeComputeEnvironmentsCommand,
  UpdateComputeEnvironmentCommand,
  type ComputeEnvironmentDetail,
  type ComputeResource,
  type CreateComputeEnvironmentCommandInput,
  type CreateComputeEnvironmentCommandOutput,
  type EksConfiguration,
  type UpdateComputeEnvironmentCommandInput,
  type UpdateComputeEnvironmentCommandOutput,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchMock, type MockOptions } from 'aws-ecs-batch-mock';

/** A world for compute environments: the one of the tests is called `ce`. */
export interface EnvironmentWorld {
  readonly aws: BatchMock;
  readonly client: BatchClient;
  create(input: Partial<CreateComputeEnvironmentCommandInput>): Promise<CreateComputeEnvironmentCommandOutput>;
  /** Creates it and waits until it can be used. */
  begin(input: Partial<CreateComputeEnvironmentCommandInput>): Promise<void>;
  update(input: Partial<UpdateComputeEnvironmentCommandInput>): Promise<UpdateComputeEnvironmentCommandOutput>;
  delete(computeEnvironment?: string): Promise<unknown>;
  describe(name?: string): Promise<ComputeEnvironmentDetail | undefined>;
  attach(jobQueueName: string): Promise<void>;
}

export const ENVIRONMENTS = 'arn:aws:batch:us-east-1:123456789012:compute-environment';
export const SERVICE_LINKED_ROLE =
  'arn:aws:iam::123456789012:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch';
export const SERVICE_ROLE = 'arn:aws:iam::123456789012:role/service-role/AWSBatchServiceRole';
export const UUID: RegExp = /^[\da-f]{8}-[\da-f]{4}-3[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

export const INSTANCES: ComputeResource = {
  type: 'EC2',
  minvCpus: 0,
  maxvCpus: 128,
  instanceTypes: ['c5.large'],
  subnets: ['subnet-1'],
  securityGroupIds: ['sg-1'],
  instanceRole: 'ecsInstanceRole',
};

export const FARGATE: ComputeResource = {
  type: 'FARGATE',
  maxvCpus: 64,
  subnets: ['subnet-1'],
  securityGroupIds: ['sg-1'],
};

export const MANAGED_INSTANCES: ComputeResource = {
  type: 'ECS_MANAGED_INSTANCES',
  maxvCpus: 256,
  managedInstancesProvider: {
    infrastructureRoleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/ecsInstanceProfile',
      networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
    },
  },
};

export const EKS: EksConfiguration = {
  eksClusterArn: 'arn:aws:eks:us-east-1:123456789012:cluster/kube',
  kubernetesNamespace: 'batch-jobs',
};

export function createEnvironmentWorld(options: MockOptions = {}): EnvironmentWorld {
  const aws = mockBatch(options);
  const client = new BatchClient({});
  const create = (input: Partial<CreateComputeEnvironmentCommandInput>) =>
    client.send(
      new CreateComputeEnvironmentCommand({
        computeEnvironmentName: 'ce',
        type: 'MANAGED',
        ...(input.type !== 'UNMANAGED' && { computeResources: INSTANCES }),
        ...input,
      }),
    );
  return {
    aws,
    client,
    create,
    async begin(input) {
      await create(input);
      aws.clock.advance('15s');
      aws.mark();
    },
    update: (input) => client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'ce', ...input })),
    delete: (computeEnvironment = 'ce') => client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment })),
    async describe(name = 'ce') {
      const command = new DescribeComputeEnvironmentsCommand({ computeEnvironments: [name] });
      return (await client.send(command)).computeEnvironments?.[0];
    },
    async attach(jobQueueName) {
      const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'ce' }];
      await client.send(new CreateJobQueueCommand({ jobQueueName, priority: 1, computeEnvironmentOrder }));
      aws.clock.advance('5s');
      aws.mark();
    },
  };
}
