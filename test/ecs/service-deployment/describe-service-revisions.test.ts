import { DescribeServiceRevisionsCommand, type LoadBalancer } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';
const TARGETS = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup';
const RULE = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/lb/1/2/3';

const APP_DIGEST = 'sha256:a27e3e93b9be251a2dc58af0fef60458e881ad7b2b4301bb1773b61704ea4b4c';

describe('DescribeServiceRevisions', () => {
  const { aws, client, begin, createService, updateService, service } = createServiceWorld();
  const { ecs, clock } = aws;
  const send = (serviceRevisionArns: string[] | undefined) =>
    client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
  /** That of the PRIMARY deployment. */
  const newestArn = async () => (await service()).currentServiceRevisions?.[0]?.arn ?? '';
  const newest = async () => (await send([await newestArn()])).serviceRevisions?.[0];

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows what a service was at a deployment', async () => {
    ecs.seed({
      taskDefinitions: [
        {
          family: 'two',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [
            { name: 'app', image: 'app:1' },
            { name: 'log', image: 'log:2', versionConsistency: 'disabled' },
          ],
        },
      ],
    });
    await createService({ taskDefinition: 'two' });

    expect(await newest()).toEqual({
      serviceRevisionArn: expect.stringMatching(new RegExp(`^${ECS}:service-revision/default/web/\\d{19}$`)) as string,
      serviceArn: `${ECS}:service/default/web`,
      clusterArn: `${ECS}:cluster/default`,
      taskDefinition: `${ECS}:task-definition/two:1`,
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: [], assignPublicIp: 'DISABLED' },
      },
      loadBalancers: [],
      serviceRegistries: [],
      containerImages: [
        { containerName: 'app', image: 'app:1', imageDigest: APP_DIGEST },
        { containerName: 'log', image: 'log:2' },
      ],
      guardDutyEnabled: false,
      createdAt: new Date('2024-01-01T00:00:00Z'),
    });
    clock.runUntilIdle();
    expect(Object.values(aws.state.ecs.tasks)[0]?.containers[0]).toMatchObject({ imageDigest: APP_DIGEST });
  });

  it('shows a service on instances without a platform', async () => {
    await createService({ taskDefinition: 'worker', launchType: 'EC2', networkConfiguration: undefined });

    const revision = await newest();
    expect(revision).toMatchObject({ launchType: 'EC2' });
    expect(Object.keys(revision ?? {}).filter((name) => name.startsWith('platform'))).toEqual([]);
  });

  it('keeps a revision as it was when the service has a newer one', async () => {
    await createService();
    const first = await newestArn();
    await updateService({ taskDefinition: 'web:2' });

    expect(await send([first, await newestArn()])).toMatchObject({
      serviceRevisions: [
        { serviceRevisionArn: first, taskDefinition: `${ECS}:task-definition/web:1` },
        { taskDefinition: `${ECS}:task-definition/web:2` },
      ],
      failures: [],
    });
  });

  const targets = (input: Partial<LoadBalancer> = {}): LoadBalancer[] => [
    { targetGroupArn: `${TARGETS}/blue/1`, containerName: 'web', containerPort: 80, ...input },
  ];
  const seedPort = () =>
    ecs.seed({
      taskDefinitions: [
        {
          family: 'web',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [{ name: 'web', image: 'web', portMappings: [{ containerPort: 80 }] }],
        },
      ],
    });

  it('resolves the target group of a rolling deployment', async () => {
    seedPort();
    await createService({ taskDefinition: 'web', loadBalancers: targets() });

    expect(await newest()).toMatchObject({
      loadBalancers: targets(),
      resolvedConfiguration: { loadBalancers: [{ targetGroupArn: `${TARGETS}/blue/1` }] },
    });
  });

  it('resolves nothing for a Classic Load Balancer, which has no target groups', async () => {
    ecs.seed({
      taskDefinitions: [
        {
          family: 'classic',
          networkMode: 'bridge',
          containerDefinitions: [{ name: 'web', cpu: 256, memory: 256, portMappings: [{ containerPort: 80 }] }],
        },
      ],
    });
    const loadBalancers = [{ loadBalancerName: 'classic', containerName: 'web', containerPort: 80 }];
    await createService({
      taskDefinition: 'classic',
      launchType: 'EC2',
      networkConfiguration: undefined,
      loadBalancers,
    });

    expect(await newest()).toMatchObject({ loadBalancers, resolvedConfiguration: { loadBalancers: [] } });
  });

  it('lets the two target groups change places with each deployment that shifts traffic and succeeds', async () => {
    seedPort();
    const advancedConfiguration = {
      alternateTargetGroupArn: `${TARGETS}/green/2`,
      productionListenerRule: RULE,
      roleArn: 'arn:aws:iam::123456789012:role/balancer',
    };
    await createService({
      taskDefinition: 'web',
      loadBalancers: targets({ advancedConfiguration }),
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 },
    });
    const arns = [await newestArn()];
    for (const until of ['10m', '1s', '10m']) {
      if (arns.length === 1) clock.advance('10m');
      await updateService({ forceNewDeployment: true });
      clock.advance(until);
      arns.push(await newestArn());
    }

    const { serviceRevisions = [] } = await send(arns);
    const resolved = serviceRevisions.map(({ resolvedConfiguration }) => resolvedConfiguration?.loadBalancers);
    expect(resolved).toEqual([
      [{ targetGroupArn: `${TARGETS}/blue/1`, productionListenerRule: RULE }],
      [{ targetGroupArn: `${TARGETS}/green/2`, productionListenerRule: RULE }],
      [{ targetGroupArn: `${TARGETS}/blue/1`, productionListenerRule: RULE }],
      // The one before has been superseded, and has never served.
      [{ targetGroupArn: `${TARGETS}/blue/1`, productionListenerRule: RULE }],
    ]);
  });

  it('reports what it does not know', async () => {
    await createService();
    const unknown = `${ECS}:service-revision/default/web/1234567890123456789`;

    expect(await send([unknown])).toMatchObject({
      serviceRevisions: [],
      failures: [{ arn: unknown, reason: 'MISSING' }],
    });
  });

  const arn = (resource: string) => `${ECS}:service-revision/${resource}`;
  it.each<[string, string[] | undefined, string, string]>([
    ['no list', undefined, 'InvalidParameterException', 'ServiceRevisionArns can not be blank.'],
    ['an empty list', [], 'InvalidParameterException', 'Service revisions cannot be empty.'],
    [
      'more than 20',
      Array.from({ length: 21 }, () => arn('default/web/1')),
      'InvalidParameterException',
      'Service revisions cannot have more than 20 elements.',
    ],
    [
      'the ARN of a deployment',
      [`${ECS}:service-deployment/default/web/1`],
      'InvalidParameterException',
      'Invalid arn syntax.',
    ],
    ['an unknown cluster', [arn('none/web/1')], 'ClusterNotFoundException', 'Cluster not found.'],
    ['an unknown service', [arn('default/none/1')], 'ServiceNotFoundException', 'Service not found.'],
  ])('refuses %s', async (_, arns, name, message) => {
    await createService();

    await expect(send(arns)).rejects.toMatchObject({ name, message });
  });
});
