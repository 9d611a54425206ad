import { DescribeServicesCommand, type DescribeServicesCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from './service-world.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';
const ROLE = 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
const TARGETS = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef';
const text = (pattern: string) => expect.stringMatching(new RegExp(`^${pattern}$`)) as string;

describe('the view of a service', () => {
  const { aws, client, begin, createService, updateService, service } = createServiceWorld();
  const { ecs, clock } = aws;
  const send = (input: Partial<DescribeServicesCommandInput> = {}) =>
    client.send(new DescribeServicesCommand({ services: ['web'], ...input }));
  /** A Fargate definition whose container has a port with a name. */
  const seedPorts = () =>
    ecs.seed({
      taskDefinitions: [
        {
          family: 'api',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [{ name: 'api', portMappings: [{ name: 'http', containerPort: 80 }] }],
        },
      ],
    });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows the deployment that is under way', async () => {
    const { currentServiceDeployment } = await createService();

    expect(currentServiceDeployment).toEqual(text(`${ECS}:service-deployment/default/web/[\\w-]{21}`));
    expect(await service()).toMatchObject({
      currentServiceDeployment,
      deployments: [
        {
          rolloutState: 'IN_PROGRESS',
          rolloutStateReason: text('ECS deployment ecs-svc/\\d{19} in progress\\.'),
        },
      ],
    });
    clock.advance('2m');

    expect(await service()).not.toHaveProperty('currentServiceDeployment');
  });

  it('counts the tasks of all deployments, the newest of which comes first', async () => {
    await createService({ desiredCount: 2 });
    clock.advance('2m');
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('5s');

    expect(await service()).toMatchObject({
      taskDefinition: `${ECS}:task-definition/web:2`,
      runningCount: 2,
      pendingCount: 2,
      deployments: [
        { status: 'PRIMARY', taskDefinition: `${ECS}:task-definition/web:2`, desiredCount: 2, pendingCount: 2 },
        { status: 'ACTIVE', taskDefinition: `${ECS}:task-definition/web:1`, desiredCount: 2, runningCount: 2 },
      ],
      currentServiceRevisions: [{ pendingTaskCount: 2 }, { runningTaskCount: 2 }],
    });
  });

  it('shows a strategy in place of a launch type', async () => {
    ecs.seed({ clusters: [{ clusterName: 'spot', capacityProviders: ['FARGATE_SPOT'] }] });
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }];
    await createService({ cluster: 'spot', launchType: undefined, capacityProviderStrategy });
    const { services: [shown] = [] } = await send({ cluster: 'spot' });

    expect(shown).toMatchObject({
      capacityProviderStrategy,
      platformVersion: 'LATEST',
      deployments: [{ capacityProviderStrategy, platformVersion: '1.4.0' }],
    });
    expect(shown).not.toHaveProperty('launchType');
    expect(shown?.deployments?.[0]).not.toHaveProperty('launchType');
  });

  it('resolves the latest platform version of Windows', async () => {
    ecs.seed({
      taskDefinitions: [
        {
          family: 'win',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '1024',
          memory: '2048',
          runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
          containerDefinitions: [{ name: 'win' }],
        },
      ],
    });
    await createService({ taskDefinition: 'win' });

    expect(await service()).toMatchObject({
      platformVersion: 'LATEST',
      platformFamily: 'WINDOWS_SERVER_2022_CORE',
      deployments: [{ platformVersion: '1.0.0', platformFamily: 'WINDOWS_SERVER_2022_CORE' }],
    });
  });

  it('shows load balancers, with a grace period and the role that registers with them', async () => {
    seedPorts();
    const loadBalancers = [{ targetGroupArn: TARGETS, containerName: 'api', containerPort: 80 }];
    await createService({ taskDefinition: 'api', loadBalancers });

    expect(await service()).toMatchObject({ loadBalancers, healthCheckGracePeriodSeconds: 0, roleArn: ROLE });
  });

  it('shows Service Connect at its deployments', async () => {
    seedPorts();
    await createService({
      taskDefinition: 'api',
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'internal',
        services: [{ portName: 'http', clientAliases: [{ port: 80 }] }],
      },
    });
    const shown = await service();

    expect(shown.deployments).toMatchObject([
      {
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'internal',
          services: [{ portName: 'http', clientAliases: [{ port: 80, dnsName: 'http.internal' }] }],
        },
        serviceConnectResources: [
          {
            discoveryName: 'http',
            discoveryArn: text('arn:aws:servicediscovery:us-east-1:123456789012:service/srv-[\\da-f]{16}'),
          },
        ],
      },
    ]);
    expect(shown).not.toHaveProperty('serviceConnectConfiguration');
  });

  it('gives Service Connect the namespace of the cluster and the names of the caller', async () => {
    seedPorts();
    const namespace = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0123456789abcdef';
    ecs.seed({ clusters: [{ clusterName: 'meshed', serviceConnectDefaults: { namespace } }] });
    const connect = (serviceName: string, clientAliases: { port: number; dnsName?: string }[]) =>
      createService({
        ...{ serviceName, cluster: 'meshed', taskDefinition: 'api' },
        serviceConnectConfiguration: {
          enabled: true,
          services: [{ portName: 'http', discoveryName: serviceName, clientAliases }],
        },
      });
    await connect('web', [{ port: 80 }]);
    await connect('api', [{ port: 80, dnsName: 'backend' }]);
    const { services } = await send({ cluster: 'meshed', services: ['web', 'api'] });

    const shown = (services ?? []).map(({ deployments: [deployment] = [] }) => deployment);
    expect(shown).toMatchObject([
      {
        serviceConnectConfiguration: {
          namespace,
          services: [{ clientAliases: [{ dnsName: 'web.ns-0123456789abcdef' }] }],
        },
        serviceConnectResources: [{ discoveryName: 'web' }],
      },
      {
        serviceConnectConfiguration: { services: [{ clientAliases: [{ dnsName: 'backend' }] }] },
        serviceConnectResources: [{ discoveryName: 'api' }],
      },
    ]);
    const [web, api] = shown.map((deployment) => deployment?.serviceConnectResources?.[0]?.discoveryArn);
    expect(web).not.toBe(api);
  });

  it('shows no resources of Service Connect where it is off', async () => {
    await createService({ serviceConnectConfiguration: { enabled: false } });

    const [deployment] = (await service()).deployments ?? [];
    expect(deployment).toMatchObject({ serviceConnectConfiguration: { enabled: false } });
    expect(deployment).not.toHaveProperty('serviceConnectResources');
  });
});
