import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  DescribeComputeEnvironmentsCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import {
  createEnvironmentWorld,
  EKS,
  ENVIRONMENTS,
  FARGATE,
  INSTANCES,
  MANAGED_INSTANCES,
  SERVICE_LINKED_ROLE,
  SERVICE_ROLE,
  UUID,
} from './environment-world.js';

describe('CreateComputeEnvironment', () => {
  const { aws, client, create, delete: remove, describe: describeEnvironment, update } = createEnvironmentWorld();
  const { clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes an environment that can be used after a while', async () => {
    expect(await create({ tags: { team: 'shop' } })).toEqual({
      $metadata: expect.anything(),
      computeEnvironmentName: 'ce',
      computeEnvironmentArn: `${ENVIRONMENTS}/ce`,
    });
    const { uuid, ...created } = (await describeEnvironment()) ?? {};
    expect(uuid).toMatch(UUID);
    const settings = {
      computeEnvironmentName: 'ce',
      computeEnvironmentArn: `${ENVIRONMENTS}/ce`,
      ecsClusterArn: `arn:aws:ecs:us-east-1:123456789012:cluster/AWSBatch-ce-${uuid}`,
      tags: { team: 'shop' },
      type: 'MANAGED',
      state: 'ENABLED',
      computeResources: {
        type: 'EC2',
        minvCpus: 0,
        maxvCpus: 128,
        desiredvCpus: 0,
        instanceTypes: ['c5.large'],
        subnets: ['subnet-1'],
        securityGroupIds: ['sg-1'],
        instanceRole: 'ecsInstanceRole',
        ec2Configuration: [{ imageType: 'ECS_AL2023' }],
      },
      serviceRole: SERVICE_LINKED_ROLE,
      containerOrchestrationType: 'ECS',
    };
    expect(created).toEqual({ ...settings, status: 'CREATING' });

    clock.advance('14s');
    expect(await describeEnvironment()).toMatchObject({ status: 'CREATING' });
    clock.advance('1s');
    expect(clock.pending()).toMatchObject([{ kind: 'batch.scheduler.dispatch' }]);
    expect(await describeEnvironment()).toEqual({
      ...settings,
      uuid,
      status: 'VALID',
      statusReason: 'ComputeEnvironment Healthy',
    });
  });

  it('names the cluster after the kind of the role', async () => {
    await create({ serviceRole: SERVICE_ROLE });
    const environment = await describeEnvironment();
    expect(environment).toMatchObject({
      serviceRole: SERVICE_ROLE,
      ecsClusterArn: `arn:aws:ecs:us-east-1:123456789012:cluster/ce_Batch_${environment?.uuid}`,
    });
  });

  it.each([
    ['AWSBatchServiceRole', 'arn:aws:iam::123456789012:role/AWSBatchServiceRole'],
    ['/batch/role', 'arn:aws:iam::123456789012:role/batch/role'],
    ['', SERVICE_LINKED_ROLE],
    [SERVICE_LINKED_ROLE, SERVICE_LINKED_ROLE],
  ])('shows the role %j by its ARN', async (serviceRole, expected) => {
    await create({ serviceRole });
    expect(await describeEnvironment()).toMatchObject({ serviceRole: expected });
  });

  it('begins with the vCPUs that are the least, and with the default launch templates', async () => {
    await create({
      computeResources: {
        ...INSTANCES,
        minvCpus: 4,
        allocationStrategy: 'BEST_FIT_PROGRESSIVE',
        launchTemplate: {
          launchTemplateName: 'base',
          version: '',
          overrides: [
            { launchTemplateId: 'lt-1', targetInstanceTypes: ['c5.large'] },
            { launchTemplateId: 'lt-2', version: '7', targetInstanceTypes: ['m5'] },
          ],
        },
        instanceTypes: ['c5', 'm5'],
        ec2Configuration: [{ imageType: 'ECS_AL2', imageIdOverride: 'ami-1', batchImageStatus: 'LATEST' }],
      },
    });
    expect((await describeEnvironment())?.computeResources).toEqual({
      ...INSTANCES,
      minvCpus: 4,
      desiredvCpus: 4,
      allocationStrategy: 'BEST_FIT_PROGRESSIVE',
      launchTemplate: {
        launchTemplateName: 'base',
        version: '$Default',
        overrides: [
          { launchTemplateId: 'lt-1', version: '$Default', targetInstanceTypes: ['c5.large'] },
          { launchTemplateId: 'lt-2', version: '7', targetInstanceTypes: ['m5'] },
        ],
      },
      instanceTypes: ['c5', 'm5'],
      ec2Configuration: [{ imageType: 'ECS_AL2', imageIdOverride: 'ami-1' }],
    });
  });

  it('keeps the number of vCPUs that the request asks for', async () => {
    await create({ computeResources: { ...INSTANCES, desiredvCpus: 48 } });
    expect((await describeEnvironment())?.computeResources?.desiredvCpus).toBe(48);
  });

  it.each([
    ['Fargate', FARGATE],
    ['managed instances', { ...MANAGED_INSTANCES, capacityTags: { team: 'shop' } }],
  ])('adds nothing to the resources of %s', async (_what, computeResources) => {
    await create({ computeResources });
    expect((await describeEnvironment())?.computeResources).toEqual(computeResources);
  });

  it('makes an environment on Amazon EKS, which has no cluster of ECS', async () => {
    await create({
      eksConfiguration: EKS,
      computeResources: { ...INSTANCES, allocationStrategy: 'BEST_FIT_PROGRESSIVE' },
    });
    clock.advance('15s');
    const environment = await describeEnvironment();
    expect(environment).toMatchObject({
      status: 'VALID',
      eksConfiguration: EKS,
      containerOrchestrationType: 'EKS',
      computeResources: { ec2Configuration: [{ imageType: 'EKS_AL2023' }] },
    });
    expect(environment).not.toHaveProperty('ecsClusterArn');
  });

  it('makes an unmanaged environment, which has no resources of its own', async () => {
    await create({
      type: 'UNMANAGED',
      serviceRole: SERVICE_ROLE,
      unmanagedvCpus: 16,
      computeResources: INSTANCES,
      context: 'reserved',
      ecsSettings: { containerInsights: 'ENHANCED' },
    });
    clock.advance('15s');
    const environment = await describeEnvironment();
    expect(environment).toEqual({
      computeEnvironmentName: 'ce',
      computeEnvironmentArn: `${ENVIRONMENTS}/ce`,
      unmanagedvCpus: 16,
      ecsClusterArn: expect.stringMatching(/cluster\/ce_Batch_/),
      tags: {},
      type: 'UNMANAGED',
      state: 'ENABLED',
      status: 'VALID',
      statusReason: 'ComputeEnvironment Healthy',
      serviceRole: SERVICE_ROLE,
      containerOrchestrationType: 'ECS',
      uuid: expect.stringMatching(UUID),
      context: 'reserved',
      ecsSettings: { containerInsights: 'ENHANCED' },
    });
  });

  it('refuses a name that is in use, even while its environment goes', async () => {
    await create({});
    const again = { name: 'ClientException', text: 'Object already exists', isWrapped: false };
    expect(await rejectionOf(create({}))).toEqual(again);

    clock.advance('15s');
    await update({ state: 'DISABLED' });
    clock.advance('5s');
    await remove();
    expect(await rejectionOf(create({}))).toEqual(again);

    clock.advance('30s');
    expect(await create({})).toMatchObject({ computeEnvironmentName: 'ce' });
  });

  it('makes no more than 50 environments in a Region', async () => {
    for (let i = 0; i < 50; i++) await create({ computeEnvironmentName: `ce-${i}` });
    expect(await rejectionOf(create({}))).toEqual({
      name: 'ClientException',
      text: 'Cannot create more than 50 compute environments.',
      isWrapped: false,
    });
    expect(await rejectionOf(create({ computeEnvironmentName: 'ce-0' }))).toMatchObject({
      text: 'Object already exists',
    });
  });

  it('keeps the Regions and partitions apart', async () => {
    await create({});
    const abroad = new BatchClient({ region: 'cn-north-1' });
    const input = { computeEnvironmentName: 'ce', type: 'MANAGED', computeResources: INSTANCES } as const;
    await abroad.send(new CreateComputeEnvironmentCommand(input));
    const { computeEnvironments } = await abroad.send(new DescribeComputeEnvironmentsCommand({}));
    expect(computeEnvironments).toMatchObject([
      {
        computeEnvironmentArn: 'arn:aws-cn:batch:cn-north-1:123456789012:compute-environment/ce',
        serviceRole: expect.stringMatching(/^arn:aws-cn:iam::123456789012:role\//),
      },
    ]);
    expect((await client.send(new DescribeComputeEnvironmentsCommand({}))).computeEnvironments).toHaveLength(1);
  });
});
