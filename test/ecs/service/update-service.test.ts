import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { associateGateway } from '../gateway/associate-gateway.js';
import { BALANCED, createRulesWorld, ON_EC2 } from './rules/rules-world.js';

const SUBNETS = (...subnets: string[]) => ({ networkConfiguration: { awsvpcConfiguration: { subnets } } });
const SPOT = { cluster: 'spot', capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] };

describe('UpdateService', () => {
  const { aws, client, begin, createService, updateService, service, tasks } = createRulesWorld();
  const { clock } = aws;
  const serviceDeployments = () => Object.values(aws.state.ecs.serviceDeployments).map(({ status }) => status);
  /** A service whose deployment is complete. */
  const settled = async (input: Parameters<typeof createService>[0] = {}) => {
    await createService(input);
    clock.advance('5m');
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<UpdateServiceCommandInput>]>([
    ['another definition', { taskDefinition: 'web:2' }],
    ['another platform version', { platformVersion: '1.3.0' }],
    ['another network', SUBNETS('subnet-2')],
    ['load balancers', { loadBalancers: [BALANCED] }],
    ['service registries', { serviceRegistries: [{ registryArn: 'r' }] }],
    ['Service Connect', { serviceConnectConfiguration: { enabled: true, namespace: 'internal' } }],
    ['VPC Lattice', { vpcLatticeConfigurations: [{ roleArn: 'r', targetGroupArn: 't', portName: 'http' }] }],
    ['a gateway connector', { gatewayConnectors: [{ portName: 'http' }] }],
    ['nothing but force', { forceNewDeployment: true }],
  ])('begins a new deployment for %s', async (_, input) => {
    await associateGateway(client);
    await settled();
    const { deployments, taskDefinition } = await updateService(input);

    expect(deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition, runningCount: 0 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 1 },
    ]);
    expect(serviceDeployments()).toEqual(['SUCCESSFUL', 'PENDING']);
  });

  it.each<[string, Partial<UpdateServiceCommandInput>]>([
    ['another count', { desiredCount: 2 }],
    ['the same definition', { taskDefinition: 'api:1' }],
    ['the same network', SUBNETS('subnet-1')],
    ['the same platform version', { platformVersion: 'LATEST' }],
    ['no load balancers where there were none', { loadBalancers: [], serviceRegistries: [], volumeConfigurations: [] }],
    ['the deployment configuration', { deploymentConfiguration: { minimumHealthyPercent: 50 } }],
    ['tags', { enableECSManagedTags: true, propagateTags: 'SERVICE' }],
    ['zones', { availabilityZoneRebalancing: 'DISABLED' }],
    ['a grace period of 0 seconds', { healthCheckGracePeriodSeconds: 0 }],
    ['placement', { placementConstraints: [], placementStrategy: [] }],
  ])('begins no deployment for %s', async (_, input) => {
    await settled();

    expect((await updateService(input)).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
    expect(serviceDeployments()).toEqual(['SUCCESSFUL']);
  });

  it('brings volumes out when they differ', async () => {
    const volume = (sizeInGiB: number) => ({
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: 'r', sizeInGiB } }],
    });
    await settled({ taskDefinition: 'stored', ...volume(10) });
    expect((await updateService(volume(10))).deployments).toHaveLength(1);

    expect((await updateService(volume(20))).deployments).toMatchObject([volume(20), volume(10)]);
  });

  it('changes nothing but what is given', async () => {
    const created = await createService({
      taskDefinition: 'may-exec',
      enableExecuteCommand: true,
      enableECSManagedTags: true,
      propagateTags: 'TASK_DEFINITION',
      tags: [{ key: 'team', value: 'a' }],
    });
    const { deployments = [] } = created;
    const updated = await updateService({ desiredCount: 2 });

    expect(updated).toEqual({
      ...{ ...created, desiredCount: 2 },
      deployments: [{ ...deployments[0], desiredCount: 2 }],
      currentServiceRevisions: [{ ...created.currentServiceRevisions?.[0], requestedTaskCount: 2 }],
    });
  });

  it('replaces what is given', async () => {
    await createService({ ...ON_EC2, placementStrategy: [{ type: 'random' }] });
    const change = {
      desiredCount: 3,
      placementConstraints: [{ type: 'distinctInstance' as const }],
      placementStrategy: [{ type: 'spread' as const, field: 'instanceId' }],
      enableECSManagedTags: true,
      propagateTags: 'SERVICE' as const,
    };

    expect(await updateService(change)).toMatchObject(change);
  });

  it('removes what is given as an empty list', async () => {
    await createService({
      ...ON_EC2,
      loadBalancers: [{ ...BALANCED, containerName: 'old', containerPort: 80 }],
      serviceRegistries: [{ containerName: 'old', containerPort: 80 }],
      placementConstraints: [{ type: 'distinctInstance' }],
      placementStrategy: [{ type: 'random' }],
    });
    const empty = { loadBalancers: [], serviceRegistries: [], placementConstraints: [], placementStrategy: [] };

    expect(await updateService(empty)).toMatchObject(empty);
  });

  it('turns access to containers on for tasks that start later', async () => {
    await settled({ taskDefinition: 'may-exec' });

    expect(await updateService({ enableExecuteCommand: true })).toMatchObject({ enableExecuteCommand: true });
    await updateService({ desiredCount: 2 });
    clock.advance('1m');
    expect(tasks().map(({ enableExecuteCommand }) => enableExecuteCommand)).toEqual([false, true]);
  });

  it('gives new tasks the new capacity providers, and the others only by force', async () => {
    await settled({ cluster: 'spot' });
    const providers = () => tasks().map(({ capacityProviderName }) => capacityProviderName);
    const updated = await updateService({ ...SPOT, desiredCount: 2 });

    expect(updated.capacityProviderStrategy).toEqual([{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }]);
    expect(updated).not.toHaveProperty('launchType');
    expect(updated.deployments).toMatchObject([{ rolloutState: 'COMPLETED', launchType: 'FARGATE' }]);
    clock.advance('2m');
    expect(providers()).toEqual([undefined, 'FARGATE_SPOT']);

    await updateService({ cluster: 'spot', forceNewDeployment: true });
    clock.advance('5m');
    expect(providers()).toEqual(['FARGATE_SPOT', 'FARGATE_SPOT']);
  });

  it('goes back to the launch type with an empty strategy', async () => {
    await createService({ launchType: undefined, ...SPOT });
    const updated = await updateService({ cluster: 'spot', capacityProviderStrategy: [] });

    expect(updated).toMatchObject({ launchType: 'FARGATE', platformVersion: 'LATEST' });
    expect(updated).not.toHaveProperty('capacityProviderStrategy');
  });

  it('keeps the platform version from one Fargate provider to the other', async () => {
    await createService({ cluster: 'spot', platformVersion: '1.3.0' });

    expect((await updateService(SPOT)).platformVersion).toBe('1.3.0');
  });

  it('gives up the network with the definition that needed it', async () => {
    await createService({ taskDefinition: 'vpc', launchType: 'EC2' });
    await expect(updateService({ taskDefinition: 'old' })).rejects.toThrow(
      'Network Configuration is not valid for the given networkMode of this task definition.',
    );

    expect(await updateService({ taskDefinition: 'old', networkConfiguration: {} })).not.toHaveProperty(
      'networkConfiguration',
    );
  });

  it('takes a bare family for its latest revision', async () => {
    await createService({ taskDefinition: 'web:1' });

    expect((await updateService({ taskDefinition: 'web' })).taskDefinition).toMatch(/web:3$/);
  });

  it('scales a service whose definition has become INACTIVE', async () => {
    await settled();
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'api:1' }));
    await updateService({ desiredCount: 2 });
    clock.advance('1m');

    expect(await service()).toMatchObject({ runningCount: 2 });
  });

  it('stops a deployment that another one overtakes', async () => {
    await createService({ taskDefinition: 'web:1' });
    await updateService({ taskDefinition: 'web:2' });
    const { deployments } = await updateService({ taskDefinition: 'web:3' });

    expect(deployments?.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE', 'ACTIVE']);
    expect(serviceDeployments()).toEqual(['STOPPED', 'STOPPED', 'PENDING']);
  });

  it('leaves a service in its steady state that has nothing to do', async () => {
    await settled();
    await updateService({ propagateTags: 'SERVICE' });
    expect(Object.values(aws.state.ecs.services)[0]?.isSteady).toBe(true);
    await updateService({ desiredCount: 2 });

    expect(Object.values(aws.state.ecs.services)[0]?.isSteady).toBe(false);
  });

  it('takes a service by its ARN', async () => {
    const { serviceArn } = await createService();

    expect((await updateService({ service: serviceArn, desiredCount: 4 })).desiredCount).toBe(4);
  });

  it.each<[string, Partial<UpdateServiceCommandInput>, string, string]>([
    ['an unknown service', { service: 'none' }, 'ServiceNotFoundException', 'Service not found.'],
    ['a service that is DRAINING', { service: 'leaving' }, 'ServiceNotActiveException', 'Service was not ACTIVE.'],
    ['a service that is INACTIVE', { service: 'gone' }, 'ServiceNotActiveException', 'Service was not ACTIVE.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['an unknown definition', { taskDefinition: 'none' }, 'ClientException', 'TaskDefinition not found.'],
    ['a negative count', { desiredCount: -1 }, 'InvalidParameterException', 'desiredCount must be at least 0.'],
    ['no service', { service: undefined }, 'InvalidParameterException', 'Service can not be blank.'],
    [
      'a definition that lacks the container of a load balancer',
      { taskDefinition: 'web:1' },
      'InvalidParameterException',
      'The container api does not exist in the task definition.',
    ],
    [
      'an unknown platform version',
      { platformVersion: '9.9.9' },
      'PlatformUnknownException',
      'The specified platform version does not exist.',
    ],
    [
      'a capacity provider that the cluster has not',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
      'InvalidParameterException',
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    ],
    [
      'placement on Fargate',
      { placementConstraints: [{ type: 'distinctInstance' }] },
      'InvalidParameterException',
      'Placement constraints are not supported with FARGATE launch type.',
    ],
  ])('refuses %s, and changes nothing', async (_, input, name, message) => {
    await createService({ loadBalancers: [BALANCED] });
    await createService({ serviceName: 'gone', desiredCount: 0 });
    await createService({ serviceName: 'leaving' });
    clock.advance('1m');
    for (const gone of ['gone', 'leaving']) {
      await client.send(new DeleteServiceCommand({ service: gone, force: true }));
    }
    const before = aws.state;

    await expect(updateService(input)).rejects.toMatchObject({ name, message });
    expect(aws.state).toBe(before);
  });
});
