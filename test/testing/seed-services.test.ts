import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockEcs } from '../../src/index.js';

describe('seeded services', () => {
  const aws = mockEcs();
  const { ecs, clock } = aws;
  const client = new ECSClient({});
  const describeService = async (name: string, cluster?: string) => {
    const { services = [] } = await client.send(new DescribeServicesCommand({ cluster, services: [name] }));
    return services[0];
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are in a steady state, with all their tasks RUNNING', async () => {
    const { serviceArns } = ecs.seed({
      clusters: ['prod'],
      taskDefinitions: ['web'],
      services: [{ taskDefinition: 'web', cluster: 'prod', desiredCount: 3 }],
    });

    expect(serviceArns).toEqual(['arn:aws:ecs:us-east-1:123456789012:service/prod/web']);
    const service = await describeService('web', 'prod');
    expect(service).toMatchObject({
      status: 'ACTIVE',
      launchType: 'FARGATE',
      runningCount: 3,
      pendingCount: 0,
      deployments: [{ rolloutState: 'COMPLETED', runningCount: 3 }],
      createdAt: clock.now(),
    });
    expect(service?.events?.[0]?.message).toBe('(service web) has reached a steady state.');
    expect(aws.changes()).toEqual([]);
    expect(aws.events.all()).toEqual([]);
    expect(clock.pending().filter(({ background }) => !background)).toEqual([]);
  });

  it('need no more than the name of a task definition', async () => {
    ecs.seed({ taskDefinitions: ['web'], services: ['web'] });

    expect(await describeService('web')).toMatchObject({ desiredCount: 1, runningCount: 1 });
  });

  it('have passed their lifecycle hooks, which their next deployment meets', async () => {
    const lifecycleHooks = [{ targetType: 'PAUSE' as const, lifecycleStages: ['POST_SCALE_UP' as const] }];
    ecs.seed({
      taskDefinitions: ['web', 'web'],
      services: [{ taskDefinition: 'web:1', deploymentConfiguration: { strategy: 'BLUE_GREEN', lifecycleHooks } }],
    });
    expect(await describeService('web')).toMatchObject({
      runningCount: 1,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });

    await client.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }));
    clock.advance('1h');

    expect(await describeService('web')).toMatchObject({ deployments: [{ rolloutState: 'IN_PROGRESS' }, {}] });
    ecs.simulate.hookResult('web', 'SUCCEEDED');
    clock.advance('1h');
    expect(await describeService('web')).toMatchObject({ deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  it('go on as any other service', async () => {
    ecs.seed({ taskDefinitions: ['web', 'web'], services: [{ taskDefinition: 'web:1', desiredCount: 2 }] });
    await client.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }));
    clock.advance('75s');

    expect(await describeService('web')).toMatchObject({
      taskDefinition: expect.stringMatching(/web:2$/) as string,
      runningCount: 2,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });
  });

  it('have their tasks on the container instances of the cluster', async () => {
    ecs.seed({
      containerInstances: [{ count: 2 }],
      taskDefinitions: [{ family: 'worker', networkMode: 'bridge' }],
      services: [{ taskDefinition: 'worker', serviceName: 'workers', desiredCount: 2 }],
    });

    const instances = Object.values(aws.state.ecs.tasks).map(({ containerInstanceArn }) => containerInstanceArn);
    expect(new Set(instances).size).toBe(2);
    expect(await describeService('workers')).toMatchObject({ launchType: 'EC2', runningCount: 2 });
  });

  it('may be of any controller and scheduling strategy', async () => {
    ecs.seed({
      containerInstances: [{ count: 3 }],
      taskDefinitions: ['web', { family: 'agent', networkMode: 'bridge' }],
      services: [
        { taskDefinition: 'agent', schedulingStrategy: 'DAEMON' },
        { serviceName: 'external', desiredCount: 2, deploymentController: { type: 'EXTERNAL' } },
      ],
    });

    expect(await describeService('agent')).toMatchObject({ desiredCount: 3, runningCount: 3 });
    expect(await describeService('external')).toMatchObject({ status: 'ACTIVE', runningCount: 0, taskSets: [] });
  });

  it('must be able to run', () => {
    const taskDefinitions = [{ family: 'worker', networkMode: 'bridge' as const }];

    expect(() => ecs.seed({ taskDefinitions, services: ['worker'] })).toThrow(
      'Failed to seed services[0]: the service worker cannot run: 0 of its 1 tasks do. It says: (service worker) was unable to place a task because no container instance met all of its requirements.',
    );
    expect(aws.state.ecs.services).toEqual({});
  });

  it('are refused where AWS would refuse them', () => {
    expect(() => ecs.seed({ services: ['none'] })).toThrow(
      "Failed to seed services[0].taskDefinition: there is no task definition 'none'. Seed it, too: taskDefinitions: ['none'].",
    );
  });
});
