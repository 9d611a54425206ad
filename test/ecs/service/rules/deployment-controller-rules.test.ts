import type { CreateServiceCommandInput, UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld, ON_EC2, TARGET_GROUP } from './rules-world.js';

const EXTERNAL = {
  deploymentController: { type: 'EXTERNAL' },
  ...{ taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined },
} as const;
const CODE_DEPLOY = { deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: [BALANCED] } as const;

describe('the deployment controller of a service', () => {
  const { aws, begin, createService, updateService, service, refusalToCreate, refusalToUpdate } = createRulesWorld();
  const create = (input: object) => createService(input);

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    ['a service of ECS without a definition', { taskDefinition: undefined }, 'TaskDefinition can not be blank.'],
    ['a definition', { ...EXTERNAL, taskDefinition: 'api' }, 'TaskDefinition must be blank'],
    ['load balancers', { ...EXTERNAL, loadBalancers: [BALANCED] }, 'LoadBalancers must be empty or null'],
    ['a launch type', { ...EXTERNAL, launchType: 'EC2' }, 'LaunchType must be blank'],
    ['a platform version', { ...EXTERNAL, platformVersion: 'LATEST' }, 'PlatformVersion must be blank'],
    ['a network', { ...EXTERNAL, networkConfiguration: {} }, 'NetworkConfiguration must be blank'],
    [
      'registries',
      { ...EXTERNAL, serviceRegistries: [{ registryArn: 'r' }] },
      'ServiceRegistries must be empty or null',
    ],
    [
      'a strategy',
      { ...EXTERNAL, capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      'CapacityProviderStrategy must be empty or null',
    ],
    [
      'AWS CodeDeploy without a load balancer',
      { deploymentController: { type: 'CODE_DEPLOY' } },
      'To use the CODE_DEPLOY deployment controller, the service requires an Application Load Balancer or Network Load Balancer.',
    ],
    [
      'AWS CodeDeploy with a Classic Load Balancer',
      {
        ...{ ...ON_EC2, deploymentController: { type: 'CODE_DEPLOY' } },
        loadBalancers: [{ loadBalancerName: 'a', containerName: 'old', containerPort: 80 }],
      },
      'To use the CODE_DEPLOY deployment controller, the service requires an Application Load Balancer or Network Load Balancer.',
    ],
    [
      'AWS CodeDeploy with two target groups',
      {
        deploymentController: { type: 'CODE_DEPLOY' },
        loadBalancers: [BALANCED, { ...BALANCED, targetGroupArn: `${TARGET_GROUP}0` }],
      },
      'The CODE_DEPLOY deployment controller does not support multiple target groups.',
    ],
  ])('refuses %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });

  it('is shown only where it was given', async () => {
    expect(await createService()).not.toHaveProperty('deploymentController');
    expect(await createService({ serviceName: 'b', deploymentController: { type: 'ECS' } })).toMatchObject({
      deploymentController: { type: 'ECS' },
    });
  });

  it('EXTERNAL leaves all of the tasks to task sets', async () => {
    const external = await create({ ...EXTERNAL, desiredCount: 2 });

    expect(external).toMatchObject({ desiredCount: 2, deployments: [], taskSets: [], loadBalancers: [] });
    expect(external).not.toHaveProperty('taskDefinition');
    expect(external).not.toHaveProperty('launchType');
  });

  it('CODE_DEPLOY begins with a task set for all tasks', async () => {
    expect(await create({ ...CODE_DEPLOY })).toMatchObject({
      deployments: [],
      taskSets: [{ status: 'PRIMARY', startedBy: 'CODE_DEPLOY', scale: { value: 100, unit: 'PERCENT' } }],
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:1',
    });
  });

  it.each<[string, UpdateServiceCommandInput | object, string]>([
    ['the definition', { taskDefinition: 'api' }, 'update task definition'],
    [
      'the network',
      { networkConfiguration: { awsvpcConfiguration: { subnets: ['s'] } } },
      'update network configuration',
    ],
    ['the load balancers', { loadBalancers: [] }, 'update load balancers'],
    ['access to containers', { enableExecuteCommand: true }, 'update enable execute command'],
    ['anything by force', { forceNewDeployment: true }, 'force a new deployment'],
  ])('CODE_DEPLOY keeps UpdateService from changing %s', async (_, input, what) => {
    await create({ ...CODE_DEPLOY });

    expect(await refusalToUpdate(input)).toBe(
      `Unable to ${what} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`,
    );
  });

  it('EXTERNAL keeps UpdateService from changing the deployment configuration', async () => {
    await create(EXTERNAL);

    expect(await refusalToUpdate({ deploymentConfiguration: { maximumPercent: 150 } })).toBe(
      'Unable to update deployment configuration on services with a EXTERNAL deployment controller. Use a task set to trigger a new deployment.',
    );
  });

  it('CODE_DEPLOY and EXTERNAL let UpdateService change counts, options of tags and placement', async () => {
    await create({ ...CODE_DEPLOY });
    await create({ ...EXTERNAL, serviceName: 'external' });
    const change = { desiredCount: 3, healthCheckGracePeriodSeconds: 9, propagateTags: 'SERVICE' } as const;
    const deploymentConfiguration = { minimumHealthyPercent: 50 };

    expect(await updateService({ ...change, deploymentConfiguration })).toMatchObject({
      ...change,
      deploymentConfiguration,
    });
    expect(await updateService({ ...change, service: 'external' })).toMatchObject(change);
  });

  it('can become ECS, which replaces the tasks of the task sets', async () => {
    await create({ ...CODE_DEPLOY });
    aws.clock.advance('2m');
    const updated = await updateService({ deploymentController: { type: 'ECS' } });

    expect(updated).toMatchObject({
      deploymentController: { type: 'ECS' },
      deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }],
      deploymentConfiguration: { strategy: 'ROLLING' },
    });
    expect(updated).not.toHaveProperty('taskSets');
    aws.clock.advance('10m');
    expect(await service()).toMatchObject({
      runningCount: 1,
      deployments: [{ rolloutState: 'COMPLETED', runningCount: 1 }],
    });
  });

  it('needs a definition to become ECS where there has been none', async () => {
    await create(EXTERNAL);

    expect(await refusalToUpdate({ deploymentController: { type: 'ECS' } })).toBe('TaskDefinition can not be blank.');
  });

  it('cannot become another', async () => {
    await createService();

    expect(await refusalToUpdate({ deploymentController: { type: 'CODE_DEPLOY' } })).toBe(
      'The deployment controller of a service cannot be changed from ECS to CODE_DEPLOY.',
    );
  });
});
