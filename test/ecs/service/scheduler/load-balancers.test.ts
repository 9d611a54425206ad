import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service-world.js';

const TARGET_GROUP = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef';

describe('a service behind a load balancer', () => {
  const { aws, begin, createService, updateService, service, tasks, messages } = createServiceWorld();
  const { clock, ecs } = aws;
  const create = (input: Parameters<typeof createService>[0] = {}) =>
    createService({
      taskDefinition: 'api:1',
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 8080 }],
      ...input,
    });
  const at = (seconds: number) => clock.advanceTo(Date.parse('2024-01-01T00:00:00Z') + seconds * 1_000);
  const statuses = () => Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus);

  beforeEach(() => {
    begin();
    const containerDefinitions = [{ portMappings: [{ containerPort: 8080 }] }];
    ecs.seed({
      taskDefinitions: [
        { family: 'api', containerDefinitions },
        { family: 'api', containerDefinitions },
      ],
    });
  });
  afterAll(() => aws.restore());

  it('has tasks that register before they run, and are healthy a while later', async () => {
    await create();
    at(22);
    expect(statuses()).toEqual(['ACTIVATING']);
    at(25);
    expect(statuses()).toEqual(['RUNNING']);
    at(34);
    expect((await service()).deployments?.[0]?.rolloutState).toBe('IN_PROGRESS');
    at(40);

    expect((await service()).deployments?.[0]?.rolloutState).toBe('COMPLETED');
    expect(await messages()).toEqual([
      '(service web) has started 1 tasks: (task #1).',
      `(service web) registered 1 targets in (target-group ${TARGET_GROUP})`,
      '(service web) (deployment ecs-svc/#2) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
  });

  it('drains the connections of tasks that it replaces', async () => {
    await create();
    clock.advance('5m');
    await updateService({ taskDefinition: 'api:2' });
    clock.advance('35s');
    expect(statuses()).toEqual(['RUNNING', 'RUNNING']);
    clock.advance('5s');
    expect(statuses()).toEqual(['DEACTIVATING', 'RUNNING']);
    clock.advance('2m');

    expect(statuses()).toEqual(['STOPPED', 'RUNNING']);
    expect((await messages()).slice(4)).toEqual([
      '(service web) has started 1 tasks: (task #3).',
      `(service web) registered 1 targets in (target-group ${TARGET_GROUP})`,
      '(service web) has stopped 1 running tasks: (task #1).',
      `(service web) deregistered 1 targets in (target-group ${TARGET_GROUP})`,
      '(service web) has begun draining connections on 1 tasks.',
      '(service web) (deployment ecs-svc/#4) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
  });

  it('replaces a task that fails its health checks, and counts the failure', async () => {
    ecs.onTask({ family: 'api' }, [{ targetHealth: 'UNHEALTHY' }, { targetHealth: 'HEALTHY' }]);
    await create({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } });
    at(40);

    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([
      {
        desiredStatus: 'STOPPED',
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
      },
    ]);
    expect((await service()).deployments?.[0]?.failedTasks).toBe(1);
    expect((await messages()).slice(2)).toEqual([
      `(service web) (task #1) (port 8080) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Health checks failed)`,
      '(service web) has stopped 1 running tasks: (task #1).',
    ]);
    clock.advance('3m');
    expect(await service()).toMatchObject({ runningCount: 1, deployments: [{ failedTasks: 0 }] });
    expect((await messages()).at(-1)).toBe('(service web) has reached a steady state.');
  });

  it('says which load balancer found a task unhealthy, though the service has left it meanwhile', async () => {
    const targetHealth = [
      { after: '5s', status: 'HEALTHY' as const },
      { after: '290s', status: 'UNHEALTHY' as const },
    ];
    ecs.onTask({ family: 'api' }, [{ targetHealth }]);
    await create();
    at(300);
    await updateService({ loadBalancers: [] });
    at(320);

    expect(Object.values(aws.state.ecs.tasks)[0]).toMatchObject({
      desiredStatus: 'STOPPED',
      stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
    });
    clock.advance('1m');
    expect(await messages()).toContain(`(service web) deregistered 1 targets in (target-group ${TARGET_GROUP})`);
  });

  it('has two target groups where traffic shifts, of which each revision has one', async () => {
    const green = TARGET_GROUP.replace('/web/', '/web-green/');
    await create({
      loadBalancers: [
        {
          ...{ targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 8080 },
          advancedConfiguration: {
            alternateTargetGroupArn: green,
            productionListenerRule: TARGET_GROUP.replace('targetgroup/web', 'listener-rule/app/web/1/2'),
            roleArn: 'arn:aws:iam::123456789012:role/elb',
          },
        },
      ],
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
    });
    clock.advance('10m');
    const before = await messages();
    await updateService({ taskDefinition: 'api:2' });
    clock.advance('10m');

    const targets = (await messages()).slice(before.length).filter((message) => message.includes('target-group'));
    expect(targets).toEqual([
      `(service web) registered 1 targets in (target-group ${green})`,
      `(service web) deregistered 1 targets in (target-group ${TARGET_GROUP})`,
    ]);
  });

  it('ignores the health checks during the grace period', async () => {
    ecs.onTask(
      { family: 'api' },
      {
        targetHealth: [
          { after: '5s', status: 'UNHEALTHY' },
          { after: '50s', status: 'HEALTHY' },
        ],
      },
    );
    await create({ healthCheckGracePeriodSeconds: 60 });
    at(24 + 49);
    expect(tasks()).toMatchObject([{ targetHealth: 'UNHEALTHY' }]);
    clock.advance('1m');

    expect(await service()).toMatchObject({
      runningCount: 1,
      deployments: [{ rolloutState: 'COMPLETED', failedTasks: 0 }],
    });
    expect(Object.values(aws.state.ecs.tasks)).toHaveLength(1);
  });

  it('replaces a task that is unhealthy when the grace period ends', async () => {
    ecs.onTask({ family: 'api' }, [{ targetHealth: 'UNHEALTHY' }]);
    await create({
      healthCheckGracePeriodSeconds: 60,
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    });
    at(25 + 59);
    expect(tasks()).toMatchObject([{ targetHealth: 'UNHEALTHY' }]);
    at(25 + 60);

    expect(tasks()).toEqual([]);
  });

  it('hears of the health of a task whose agent is disconnected', async () => {
    ecs.seed({
      containerInstances: [{}],
      taskDefinitions: [
        {
          family: 'old',
          networkMode: 'bridge',
          containerDefinitions: [{ memory: 128, portMappings: [{ containerPort: 80 }] }],
        },
      ],
    });
    await create({
      ...{ taskDefinition: 'old', launchType: 'EC2', networkConfiguration: undefined },
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'old', containerPort: 80 }],
    });
    at(20);
    expect(tasks()).toMatchObject([{ lastStatus: 'RUNNING', targetHealth: 'UNKNOWN' }]);
    ecs.simulate.agentDisconnect(Object.keys(aws.state.ecs.containerInstances)[0] ?? '');
    clock.advance('30s');

    expect(tasks()).toMatchObject([{ targetHealth: 'HEALTHY' }]);
    expect((await service()).deployments?.[0]?.rolloutState).toBe('COMPLETED');
  });

  it('names the instance of a task on EC2, and speaks of instances where the load balancer is a classic one', async () => {
    ecs.seed({
      containerInstances: [{ instanceType: 'm5.large' }],
      taskDefinitions: [
        {
          family: 'old',
          networkMode: 'bridge',
          containerDefinitions: [{ memory: 128, portMappings: [{ containerPort: 80, hostPort: 80 }] }],
        },
      ],
    });
    ecs.onTask({ family: 'old' }, [{ targetHealth: 'UNHEALTHY' }]);
    const [instance] = Object.values(aws.state.ecs.containerInstances);
    await create({
      taskDefinition: 'old',
      launchType: 'EC2',
      networkConfiguration: undefined,
      loadBalancers: [{ loadBalancerName: 'classic', containerName: 'old', containerPort: 80 }],
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    });
    clock.advance('1m');

    expect(Object.values(aws.state.ecs.tasks)[0]?.stoppedReason).toBe('Task failed ELB health checks in (elb classic)');
    expect((await messages()).slice(1, 3)).toEqual([
      '(service web) registered 1 instances in (elb classic)',
      `(service web) (instance ${instance?.ec2InstanceId}) is unhealthy in (elb classic) due to (reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively.)`,
    ]);
  });
});
