import {
  BatchClient,
  CreateServiceEnvironmentCommand,
  DescribeServiceEnvironmentsCommand,
  type CreateServiceEnvironmentCommandInput,
  type CreateServiceEnvironmentCommandOutput,
  type ServiceEnvironmentDetail,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchMock } from 'aws-ecs-batch-mock';

export const BATCH: string = 'arn:aws:batch:us-east-1:123456789012';

export interface ServiceEnvironmentWorld {
  readonly aws: BatchMock;
  readonly client: BatchClient;
  /** Default: `training`, for up to 10 instances. */
  create(
    input?: Partial<CreateServiceEnvironmentCommandInput>,
    by?: BatchClient,
  ): Promise<CreateServiceEnvironmentCommandOutput>;
  describeOne(name?: string): Promise<ServiceEnvironmentDetail | undefined>;
}

export function createServiceEnvironmentWorld(): ServiceEnvironmentWorld {
  const aws = mockBatch();
  const client = new BatchClient({});
  return {
    aws,
    client,
    create: async (input = {}, by = client) =>
      by.send(
        new CreateServiceEnvironmentCommand({
          serviceEnvironmentName: 'training',
          serviceEnvironmentType: 'SAGEMAKER_TRAINING',
          capacityLimits: [{ maxCapacity: 10, capacityUnit: 'NUM_INSTANCES' }],
          ...input,
        }),
      ),
    async describeOne(name = 'training') {
      const command = new DescribeServiceEnvironmentsCommand({ serviceEnvironments: [name] });
      return (await client.send(command)).serviceEnvironments?.[0];
    },
  };
}
