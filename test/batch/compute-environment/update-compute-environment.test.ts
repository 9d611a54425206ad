import {
  BatchClient,
  UpdateComputeEnvironmentCommand,
  type ComputeResource,
  type ComputeResourceUpdate,
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
  SERVICE_ROLE,
} from './environment-world.js';

const REPLACEABLE: ComputeResource = { ...INSTANCES, allocationStrategy: 'BEST_FIT_PROGRESSIVE' };

describe('UpdateComputeEnvironment', () => {
  const { aws, begin, create, describe: describeEnvironment, update } = createEnvironmentWorld();
  const { clock } = aws;
  const resources = async () => (await describeEnvironment())?.computeResources;
  const updateResources = (computeResources: ComputeResourceUpdate) => update({ computeResources });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(['ce', `${ENVIRONMENTS}/ce`])('changes the state of %s at once', async (computeEnvironment) => {
    await begin({});
    expect(await update({ computeEnvironment, state: 'DISABLED' })).toEqual({
      $metadata: expect.anything(),
      computeEnvironmentName: 'ce',
      computeEnvironmentArn: `${ENVIRONMENTS}/ce`,
    });
    expect(aws.changes()).toEqual(['~ compute-environment/ce ENABLED VALID → DISABLED UPDATING']);
    clock.advance('4s');
    expect(await describeEnvironment()).toMatchObject({
      state: 'DISABLED',
      status: 'UPDATING',
      statusReason: 'ComputeEnvironment Healthy',
    });
    clock.advance('1s');
    expect(await describeEnvironment()).toMatchObject({ state: 'DISABLED', status: 'VALID' });
  });

  it('has the scheduler look at the environment once it can be used again', async () => {
    await begin({});
    clock.runUntilIdle();
    await updateResources({ maxvCpus: 256 });
    expect(clock.pending()).toMatchObject([{ kind: 'batch.compute-environment.updated' }]);
    clock.advance('5s');
    expect(clock.pending()).toMatchObject([{ kind: 'batch.scheduler.dispatch' }]);
  });

  it('leaves alone what the request does not name', async () => {
    await begin({ computeResources: REPLACEABLE });
    const before = await describeEnvironment();
    await update({});
    clock.advance('5s');
    expect(await describeEnvironment()).toEqual(before);
  });

  it('changes the settings that are no compute resources', async () => {
    await begin({ type: 'UNMANAGED', serviceRole: SERVICE_ROLE, unmanagedvCpus: 4 });
    await update({
      unmanagedvCpus: 8,
      serviceRole: 'OtherRole',
      context: 'reserved',
      ecsSettings: { containerInsights: 'ENABLED' },
      computeResources: { maxvCpus: 4 },
    });
    const environment = await describeEnvironment();
    expect(environment).toMatchObject({
      unmanagedvCpus: 8,
      serviceRole: 'arn:aws:iam::123456789012:role/OtherRole',
      context: 'reserved',
      ecsSettings: { containerInsights: 'ENABLED' },
    });
    expect(environment).not.toHaveProperty('computeResources');
  });

  it('shows the update policy once it has been set', async () => {
    await begin({});
    await update({ updatePolicy: { terminateJobsOnUpdate: true } });
    clock.advance('5s');
    expect((await describeEnvironment())?.updatePolicy).toEqual({
      terminateJobsOnUpdate: true,
      jobExecutionTimeoutMinutes: 30,
    });
    await update({ updatePolicy: { jobExecutionTimeoutMinutes: 7_200 } });
    expect((await describeEnvironment())?.updatePolicy).toEqual({
      terminateJobsOnUpdate: true,
      jobExecutionTimeoutMinutes: 7_200,
    });
  });

  it('moves the range of vCPUs, and the desired number with its floor', async () => {
    await begin({});
    await updateResources({ minvCpus: 8, maxvCpus: 256 });
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({
      status: 'VALID',
      computeResources: { minvCpus: 8, maxvCpus: 256, desiredvCpus: 8 },
    });
    await updateResources({ minvCpus: 0, desiredvCpus: 12 });
    expect(await resources()).toMatchObject({ minvCpus: 0, maxvCpus: 256, desiredvCpus: 12 });
  });

  it('lets the ceiling fall below what there is', async () => {
    await begin({ computeResources: { ...INSTANCES, desiredvCpus: 48 } });
    await updateResources({ maxvCpus: 16 });
    expect(await resources()).toMatchObject({ maxvCpus: 16, desiredvCpus: 48 });
  });

  it.each<[string, ComputeResourceUpdate]>([
    ['allocationStrategy', { allocationStrategy: 'BEST_FIT_PROGRESSIVE_ORDERED' }],
    ['bidPercentage', { bidPercentage: 50 }],
    ['ec2Configuration', { ec2Configuration: [{ imageType: 'ECS_AL2023_NVIDIA' }] }],
    ['ec2KeyPair', { ec2KeyPair: 'key' }],
    ['imageId', { imageId: 'ami-1' }],
    ['instanceRole', { instanceRole: 'other' }],
    ['instanceTypes', { instanceTypes: ['optimal'] }],
    ['launchTemplate', { launchTemplate: { launchTemplateId: 'lt-1', version: '$Latest' } }],
    ['placementGroup', { placementGroup: 'group' }],
    ['securityGroupIds', { securityGroupIds: ['sg-2'] }],
    ['subnets', { subnets: ['subnet-2'] }],
    ['tags', { tags: { team: 'shop' } }],
    ['type', { type: 'SPOT' }],
  ])('takes a quarter of an hour when %s changes', async (_member, given) => {
    await begin({ computeResources: REPLACEABLE });
    await updateResources(given);
    expect(await resources()).toMatchObject(given);
    clock.advance('14m59s');
    expect(await describeEnvironment()).toMatchObject({ status: 'UPDATING' });
    clock.advance('1s');
    expect(await describeEnvironment()).toMatchObject({ status: 'VALID' });
  });

  it('renews the images of instances, and forgets that it was asked to', async () => {
    await begin({ computeResources: REPLACEABLE });
    await updateResources({ updateToLatestImageVersion: true });
    expect(await resources()).not.toHaveProperty('updateToLatestImageVersion');
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({ status: 'UPDATING' });
  });

  it('is quick when instances are given as they are', async () => {
    await begin({});
    await updateResources({
      maxvCpus: 64,
      subnets: ['subnet-1'],
      instanceTypes: ['c5.large'],
      updateToLatestImageVersion: false,
    });
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({ status: 'VALID', computeResources: { maxvCpus: 64 } });
  });

  it('takes away what is given empty', async () => {
    const launchTemplate = {
      launchTemplateName: 'base',
      overrides: [{ launchTemplateId: 'lt-1', targetInstanceTypes: ['c5.large'] }],
    };
    await begin({
      computeResources: {
        ...REPLACEABLE,
        ec2KeyPair: 'key',
        imageId: 'ami-1',
        launchTemplate,
        ec2Configuration: [{ imageType: 'ECS_AL2023', imageIdOverride: 'ami-2' }],
      },
    });
    await updateResources({ launchTemplate: { launchTemplateName: 'base', version: '2' } });
    expect((await resources())?.launchTemplate).toEqual({ launchTemplateName: 'base', version: '2' });
    clock.advance('15m');

    await updateResources({
      ec2KeyPair: '',
      imageId: '',
      launchTemplate: { launchTemplateName: '' },
      ec2Configuration: [],
      subnets: [],
      securityGroupIds: [],
    });

    expect(await resources()).toEqual({
      type: 'EC2',
      minvCpus: 0,
      maxvCpus: 128,
      desiredvCpus: 0,
      instanceTypes: ['c5.large'],
      instanceRole: 'ecsInstanceRole',
      allocationStrategy: 'BEST_FIT_PROGRESSIVE',
      ec2Configuration: [{ imageType: 'ECS_AL2023' }],
    });
  });

  it('changes Fargate quickly, and keeps what is given empty', async () => {
    await begin({ computeResources: FARGATE });
    await updateResources({ type: 'FARGATE_SPOT', maxvCpus: 8, securityGroupIds: ['sg-2'], subnets: [] });
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({
      status: 'VALID',
      computeResources: { type: 'FARGATE_SPOT', maxvCpus: 8, securityGroupIds: ['sg-2'], subnets: ['subnet-1'] },
    });
  });

  it('changes of managed instances what the request names', async () => {
    await begin({ computeResources: MANAGED_INSTANCES });
    await updateResources({
      maxvCpus: 8,
      capacityTags: { team: 'shop' },
      managedInstancesProvider: {
        propagateTags: 'CAPACITY_PROVIDER',
        instanceLaunchTemplate: { monitoring: 'DETAILED' },
      },
    });
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({ status: 'VALID' });
    expect(await resources()).toEqual({
      type: 'ECS_MANAGED_INSTANCES',
      maxvCpus: 8,
      capacityTags: { team: 'shop' },
      managedInstancesProvider: {
        infrastructureRoleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
        propagateTags: 'CAPACITY_PROVIDER',
        instanceLaunchTemplate: {
          ec2InstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/ecsInstanceProfile',
          networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
          monitoring: 'DETAILED',
        },
      },
    });
  });

  it('keeps the images of Amazon EKS apart from those of ECS', async () => {
    await begin({ eksConfiguration: EKS, computeResources: REPLACEABLE });
    await updateResources({ maxvCpus: 8, ec2Configuration: [] });
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({
      status: 'VALID',
      computeResources: { maxvCpus: 8, ec2Configuration: [{ imageType: 'EKS_AL2023' }] },
    });
  });

  it('refuses an environment that is not there, in this Region', async () => {
    expect(await rejectionOf(update({ state: 'DISABLED' }))).toEqual({
      name: 'ClientException',
      text: `${ENVIRONMENTS}/ce does not exist`,
      isWrapped: false,
    });
    await begin({});
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const updateAbroad = (computeEnvironment: string) =>
      rejectionOf(abroad.send(new UpdateComputeEnvironmentCommand({ computeEnvironment })));
    expect(await updateAbroad('ce')).toMatchObject({
      text: 'arn:aws:batch:eu-west-1:123456789012:compute-environment/ce does not exist',
    });
    expect(await updateAbroad(`${ENVIRONMENTS}/ce`)).toMatchObject({ text: `${ENVIRONMENTS}/ce does not exist` });
    expect(aws.changes()).toEqual([]);
  });

  it('refuses while the environment is being made or changed', async () => {
    const busy = { name: 'ClientException', text: 'Cannot update, resource is being modified', isWrapped: false };
    await create({});
    expect(await rejectionOf(update({ state: 'DISABLED' }))).toEqual(busy);
    clock.advance('15s');
    await update({ state: 'DISABLED' });
    expect(await rejectionOf(update({ state: 'ENABLED' }))).toEqual(busy);
  });
});
