import {
  DeleteServiceCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  InvalidParameterException,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { connector, createGatewayWorld } from './gateway-world.js';

describe('a service with a gateway connector', () => {
  const world = createGatewayWorld();
  const {
    aws,
    client,
    begin,
    create,
    describe: describeGateway,
    associate,
    createService,
    update,
    routes,
    told,
  } = world;
  const { clock } = aws;
  const messages = async () => {
    const { services } = await client.send(new DescribeServicesCommand({ services: ['web'] }));
    return services?.[0]?.events?.map(({ message }) => message);
  };

  beforeEach(async () => {
    begin();
    await create();
    await associate();
  });
  afterAll(() => aws.restore());

  it('gets a route from each gateway of its cluster, which is ACTIVE after a while', async () => {
    await create({ name: 'second' });
    await associate('second');
    await create({ name: 'elsewhere' });
    await associate('elsewhere', 'other');
    await createService();
    expect(await told()).toEqual(['edge web http CREATE_IN_PROGRESS', 'second web http CREATE_IN_PROGRESS']);
    clock.advance('59s');
    expect(await told()).toEqual(['edge web http CREATE_IN_PROGRESS', 'second web http CREATE_IN_PROGRESS']);
    clock.advance('1s');
    expect(await told()).toEqual(['edge web http ACTIVE', 'second web http ACTIVE']);
  });

  it('moves its routes to another port', async () => {
    await createService();
    clock.advance('60s');
    const [before] = await routes();
    await update(connector('admin'));
    expect(await told()).toEqual(['edge web admin UPDATE_IN_PROGRESS']);
    clock.advance('60s');
    expect(await told()).toEqual(['edge web admin ACTIVE']);
    expect((await routes())[0]?.gatewayRouteArn).toBe(before?.gatewayRouteArn);
  });

  it('loses its routes with its connector', async () => {
    await createService();
    clock.advance('60s');
    await update({ gatewayConnectors: [] });
    expect(await told()).toEqual(['edge web http DELETE_IN_PROGRESS']);
    clock.advance('60s');
    expect(await told()).toEqual([]);
    expect((await describeGateway()).configuration?.hostSharedAlb?.currentAlbCount).toBe(0);
  });

  it('loses its routes when it is deleted', async () => {
    await createService();
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    expect(await told()).toEqual(['edge web http DELETE_IN_PROGRESS']);
    clock.advance('60s');
    expect(await told()).toEqual([]);
  });

  it('shares a load balancer with 24 others', async () => {
    for (let index = 0; index < 26; index++) await createService({ serviceName: `web-${index}`, desiredCount: 0 });
    expect((await describeGateway()).configuration?.hostSharedAlb?.currentAlbCount).toBe(2);
  });

  it('gets no route where all load balancers are full, and tries again with its next update', async () => {
    await create({ name: 'small', configuration: { hostSharedAlb: { scheme: 'internal', maxAlbCount: 1 } } });
    await associate('small');
    const inner = connector('http', { accessTypes: ['PRIVATE'] });
    for (let index = 0; index < 25; index++) {
      await createService({ serviceName: `web-${index}`, desiredCount: 0, ...inner });
    }
    await createService(inner);
    expect((await told()).at(-1)).toBe('small web http CREATE_IN_PROGRESS');
    clock.advance('60s');
    expect((await told()).at(-1)).toBe('small web http CREATE_FAILED');

    await client.send(new DeleteServiceCommand({ service: 'web-0', force: true }));
    clock.advance('60s');
    await update({ forceNewDeployment: true });
    expect((await told()).at(-1)).toBe('small web http CREATE_IN_PROGRESS');
    clock.advance('60s');
    expect((await told()).at(-1)).toBe('small web http ACTIVE');
  });

  it('gets back the routes of the revision that it rolls back to', async () => {
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    await createService({ deploymentConfiguration });
    clock.advance('10m');
    aws.ecs.onTask({ family: 'web' }, { exitCode: 1, after: '1s' });
    await update(connector('admin'));
    clock.advance('60s');
    expect(await told()).toEqual(['edge web admin ACTIVE']);
    clock.advance('1h');
    expect(await told()).toEqual(['edge web http ACTIVE']);
  });

  it('says when its tasks are registered, and when they are not any more', async () => {
    await createService();
    clock.advance('1m');
    const [{ resources } = {}] = Object.values(aws.state.ecs.gatewayRoutes);
    const targetGroup = `(target-group ${resources?.targetGroupArn})`;
    expect(await messages()).toContain(`(service web) registered 1 targets in ${targetGroup}`);

    await update({ desiredCount: 0 });
    clock.advance('1m');
    expect(await messages()).toEqual(
      expect.arrayContaining([
        `(service web) deregistered 1 targets in ${targetGroup}`,
        '(service web) has begun draining connections on 1 tasks.',
      ]),
    );
  });

  it('says where its tasks are unhealthy', async () => {
    aws.ecs.onTask({ family: 'web' }, [{ targetHealth: 'UNHEALTHY' }]);
    await createService({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } });
    clock.advance('1m');
    const [{ resources } = {}] = Object.values(aws.state.ecs.gatewayRoutes);
    const targetGroup = `(target-group ${resources?.targetGroupArn})`;
    const [task] = Object.values(aws.state.ecs.tasks);
    expect(task?.stoppedReason).toBe(`Task failed ELB health checks in ${targetGroup}`);
    const id = task?.taskArn.split('/')[2];
    expect(await messages()).toContain(
      `(service web) (task ${id}) (port 8080) is unhealthy in ${targetGroup} due to (reason Health checks failed)`,
    );
  });

  it('says of tasks that lose their connector that their connections are drained', async () => {
    await createService();
    clock.advance('10m');
    await update({ gatewayConnectors: [] });
    clock.advance('10m');
    expect(await messages()).toContain('(service web) has begun draining connections on 1 tasks.');
  });

  it('gets its routes in a world that is loaded half-way, too', async () => {
    await createService();
    clock.advance('30s');
    const snapshot = aws.snapshot();
    aws.reset();
    aws.load(snapshot);
    clock.advance('29s');
    expect(await told()).toEqual(['edge web http CREATE_IN_PROGRESS']);
    clock.advance('1s');
    expect(await told()).toEqual(['edge web http ACTIVE']);
  });

  it('shifts traffic between revisions, by the rules of its gateways', async () => {
    const deploymentConfiguration = { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10 } } as const;
    await createService({ deploymentConfiguration });
    clock.advance('10m');
    await update({ forceNewDeployment: true });
    clock.advance('2h');
    expect(Object.values(aws.state.ecs.serviceDeployments)).toMatchObject([
      { status: 'SUCCESSFUL' },
      { status: 'SUCCESSFUL', traffic: { production: 100, test: 100 } },
    ]);
  });

  it('has tasks that are checked by a load balancer, as any other', async () => {
    await createService({ healthCheckGracePeriodSeconds: 30 });
    clock.advance('1m');
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([{ targetHealth: 'HEALTHY', registersTargets: true }]);
  });

  it('has revisions that show their connections', async () => {
    await createService();
    clock.advance('60s');
    const [serviceRevisionArn = ''] = Object.keys(aws.state.ecs.serviceRevisions);
    const describeRevision = async () => {
      const command = new DescribeServiceRevisionsCommand({ serviceRevisionArns: [serviceRevisionArn] });
      return (await client.send(command)).serviceRevisions?.[0]?.ecsManagedResources;
    };
    const alb = (kind: string): unknown =>
      expect.stringMatching(new RegExp(`:elasticloadbalancing:us-east-1:\\d+:${kind}/`));
    const [route] = await routes();
    expect(await describeRevision()).toEqual({
      gatewayConnections: [
        {
          gatewayArn: route?.gatewayArn,
          gatewayRouteArn: route?.gatewayRouteArn,
          portName: 'http',
          serviceUrl: expect.stringMatching(/^https:\/\/[\w-]+\.ecs\.us-east-1\.on\.aws$/),
          accessType: 'PUBLIC',
          status: 'ACTIVE',
          resources: {
            hostSharedAlb: [
              {
                acmCertificateArn: expect.stringMatching(/^arn:aws:acm:us-east-1:123456789012:certificate\//),
                loadBalancerArn: alb('loadbalancer/app'),
                loadBalancerSecurityGroupArns: [expect.stringContaining(':security-group/sg-0')],
                listenerArn: alb('listener/app'),
                listenerRuleArn: alb('listener-rule/app'),
                testListenerRuleArn: alb('listener-rule/app'),
                targetGroupArn: alb('targetgroup'),
                alternateTargetGroupArn: alb('targetgroup'),
              },
            ],
          },
        },
      ],
    });
    await update(connector('admin'));
    expect(await describeRevision()).toEqual({ gatewayConnections: [] });
  });

  it('needs a network of its own', async () => {
    aws.ecs.seed({
      taskDefinitions: [
        {
          family: 'bridged',
          networkMode: 'bridge',
          containerDefinitions: [{ memory: 128, portMappings: [{ containerPort: 80, name: 'http' }] }],
        },
      ],
    });
    const input = { taskDefinition: 'bridged', launchType: 'EC2', networkConfiguration: undefined } as const;
    expect(await rejectionOf(createService(input))).toEqual([
      InvalidParameterException,
      'Gateway connectors are only supported for task definitions with network mode awsvpc.',
    ]);
  });
});
