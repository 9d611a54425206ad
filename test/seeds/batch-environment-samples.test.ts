// The samples that the API Reference of AWS Batch documents for compute environments.
import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  DeleteComputeEnvironmentCommand,
  DescribeComputeEnvironmentsCommand,
  UpdateComputeEnvironmentCommand,
  type ComputeResource,
  type CreateComputeEnvironmentCommandInput,
} from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const ENVIRONMENTS = 'arn:aws:batch:us-east-1:012345678910:compute-environment';

/** What all of the documented environments have. */
function documented(
  name: string,
  resources: Partial<ComputeResource> & Pick<ComputeResource, 'type'>,
): CreateComputeEnvironmentCommandInput {
  return {
    computeEnvironmentName: name,
    state: 'ENABLED',
    type: 'MANAGED',
    computeResources: {
      subnets: ['subnet-220c0e0a', 'subnet-1a95556d', 'subnet-978f6dce'],
      tags: { Name: `Batch Instance - ${name}` },
      minvCpus: 0,
      securityGroupIds: ['sg-cf5093b2'],
      instanceRole: 'ecsInstanceRole',
      maxvCpus: 128,
      ec2KeyPair: 'id_rsa',
      ...resources,
    },
    serviceRole: 'arn:aws:iam::012345678910:role/AWSBatchServiceRole',
  };
}

const P3_ON_DEMAND = documented('P3OnDemand', { type: 'EC2', desiredvCpus: 48, instanceTypes: ['p3'] });

describe('the documented samples of compute environments', () => {
  const aws = mockBatch({ accountId: '012345678910' });
  const client = new BatchClient({ region: 'us-east-1' });
  const create = (input: CreateComputeEnvironmentCommandInput) =>
    client.send(new CreateComputeEnvironmentCommand(input));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('CreateComputeEnvironment, with On-Demand Instances', async () => {
    const request = documented('C4OnDemand', {
      type: 'EC2',
      desiredvCpus: 48,
      instanceTypes: ['c4.large', 'c4.xlarge', 'c4.2xlarge', 'c4.4xlarge', 'c4.8xlarge'],
    });

    expect(await create(request)).toMatchObject({
      computeEnvironmentName: 'C4OnDemand',
      computeEnvironmentArn: `${ENVIRONMENTS}/C4OnDemand`,
    });
  });

  it('CreateComputeEnvironment, with Spot Instances', async () => {
    const request = documented('M4Spot', {
      type: 'SPOT',
      spotIamFleetRole: 'arn:aws:iam::012345678910:role/aws-ec2-spot-fleet-role',
      desiredvCpus: 4,
      instanceTypes: ['m4'],
      bidPercentage: 20,
    });

    expect(await create(request)).toMatchObject({
      computeEnvironmentName: 'M4Spot',
      computeEnvironmentArn: `${ENVIRONMENTS}/M4Spot`,
    });
  });

  it('DeleteComputeEnvironment', async () => {
    aws.batch.seed({ computeEnvironments: [{ computeEnvironmentName: 'P3OnDemand', state: 'DISABLED' }] });

    const reply = await client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: 'P3OnDemand' }));
    expect(Object.keys(reply)).toEqual(['$metadata']);
    aws.clock.runUntilIdle();
    expect(aws.state.batch.computeEnvironments).toEqual({});
  });

  it('DescribeComputeEnvironments', async () => {
    await create(P3_ON_DEMAND);
    aws.clock.advance('15s');

    expect(
      await client.send(new DescribeComputeEnvironmentsCommand({ computeEnvironments: ['P3OnDemand'] })),
    ).toMatchObject({
      computeEnvironments: [
        {
          computeEnvironmentName: 'P3OnDemand',
          computeEnvironmentArn: `${ENVIRONMENTS}/P3OnDemand`,
          ecsClusterArn: expect.stringMatching(
            /^arn:aws:ecs:us-east-1:012345678910:cluster\/P3OnDemand_Batch_[\da-f]{8}-[\da-f]{4}-3[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/,
          ) as string,
          type: 'MANAGED',
          state: 'ENABLED',
          status: 'VALID',
          statusReason: 'ComputeEnvironment Healthy',
          computeResources: {
            type: 'EC2',
            minvCpus: 0,
            maxvCpus: 128,
            desiredvCpus: 48,
            instanceTypes: ['p3'],
            subnets: ['subnet-220c0e0a', 'subnet-1a95556d', 'subnet-978f6dce'],
            securityGroupIds: ['sg-cf5093b2'],
            ec2KeyPair: 'id_rsa',
            instanceRole: 'ecsInstanceRole',
            tags: { Name: 'Batch Instance - P3OnDemand' },
          },
          serviceRole: 'arn:aws:iam::012345678910:role/AWSBatchServiceRole',
        },
      ],
    });
  });

  it('UpdateComputeEnvironment', async () => {
    await create(P3_ON_DEMAND);
    aws.clock.advance('15s');
    const request = { computeEnvironment: 'P3OnDemand', state: 'DISABLED' } as const;

    expect(await client.send(new UpdateComputeEnvironmentCommand(request))).toMatchObject({
      computeEnvironmentName: 'P3OnDemand',
      computeEnvironmentArn: `${ENVIRONMENTS}/P3OnDemand`,
    });
    expect(aws.state.batch.computeEnvironments[`${ENVIRONMENTS}/P3OnDemand`]).toMatchObject({ state: 'DISABLED' });
  });
});
