// The samples that the API Reference documents, as requests to clients of today: ARNs have today's forms.
import {
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  ListServicesCommand,
  UpdateServiceCommand,
  type CreateServiceCommandInput,
  type CreateTaskSetCommandInput,
  type Deployment,
  type Service,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

interface Sample {
  readonly region?: string;
  readonly cluster?: string;
  readonly serviceName: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount?: number;
  readonly status?: string;
}

/** What all of the documented replies have. */
function documented(sample: Sample): Service {
  const { region = 'us-east-1', cluster = 'default', serviceName, desiredCount, runningCount = 0 } = sample;
  const ecs = `arn:aws:ecs:${region}:012345678910`;
  const taskDefinition = `${ecs}:task-definition/${sample.taskDefinition}`;
  const counts = { desiredCount, pendingCount: 0, runningCount };
  const deployment: Deployment = {
    createdAt: expect.any(Date) as Date,
    id: expect.stringMatching(/^ecs-svc\/\d{19}$/) as string,
    status: 'PRIMARY',
    taskDefinition,
    updatedAt: expect.any(Date) as Date,
    ...counts,
  };
  return {
    clusterArn: `${ecs}:cluster/${cluster}`,
    deployments: [deployment],
    loadBalancers: [],
    serviceArn: `${ecs}:service/${cluster}/${serviceName}`,
    serviceName,
    status: sample.status ?? 'ACTIVE',
    taskDefinition,
    ...counts,
  };
}

describe('the documented samples of services', () => {
  const aws = mockEcs({ accountId: '012345678910' });
  const { ecs, clock } = aws;
  const client = new ECSClient({ region: 'us-east-1' });
  const seedDefinition = (family: string, revision: number, region = 'us-east-1') =>
    ecs.seed({
      region,
      taskDefinitions: [{ family, revision, networkMode: 'bridge', containerDefinitions: [{ cpu: 10, memory: 100 }] }],
    });
  const create = (input: CreateServiceCommandInput) => client.send(new CreateServiceCommand(input));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('CreateService', async () => {
    ecs.seed({ clusters: ['default'] });
    seedDefinition('ecs-demo', 1);

    expect(
      await create({ serviceName: 'ecs-simple-service', taskDefinition: 'ecs-demo', desiredCount: 10 }),
    ).toMatchObject({
      service: {
        ...documented({ serviceName: 'ecs-simple-service', taskDefinition: 'ecs-demo:1', desiredCount: 10 }),
        events: [],
      },
    });
  });

  it('DeleteService', async () => {
    ecs.seed({ clusters: ['default'] });
    seedDefinition('sleep360', 27);
    await create({ serviceName: 'test', taskDefinition: 'sleep360', desiredCount: 0 });

    expect(await client.send(new DeleteServiceCommand({ service: 'test' }))).toMatchObject({
      service: documented({
        serviceName: 'test',
        taskDefinition: 'sleep360:27',
        desiredCount: 0,
        status: 'DRAINING',
      }),
    });
  });

  it('CreateTaskSet answers with the members of the documented syntax', async () => {
    ecs.seed({
      clusters: ['default'],
      taskDefinitions: [
        {
          family: 'web',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [{ name: 'web', portMappings: [{ containerPort: 80 }] }],
        },
      ],
    });
    await create({ serviceName: 'web', deploymentController: { type: 'EXTERNAL' }, desiredCount: 3 });
    const targetGroupArn = 'arn:aws:elasticloadbalancing:us-east-1:012345678910:targetgroup/web/0123456789abcdef';
    const request: CreateTaskSetCommandInput = {
      cluster: 'default',
      service: 'web',
      taskDefinition: 'web',
      externalId: 'release-7',
      launchType: 'FARGATE',
      loadBalancers: [{ containerName: 'web', containerPort: 80, targetGroupArn }],
      networkConfiguration: {
        awsvpcConfiguration: { assignPublicIp: 'ENABLED', securityGroups: ['sg-1'], subnets: ['subnet-1'] },
      },
      platformVersion: '1.4.0',
      scale: { unit: 'PERCENT', value: 50 },
    };

    const { taskSet } = await client.send(new CreateTaskSetCommand(request));
    expect(taskSet).toMatchObject({
      clusterArn: 'arn:aws:ecs:us-east-1:012345678910:cluster/default',
      computedDesiredCount: 0,
      createdAt: expect.any(Date) as Date,
      externalId: 'release-7',
      id: expect.stringMatching(/^ecs-svc\/\d{19}$/) as string,
      launchType: 'FARGATE',
      loadBalancers: request.loadBalancers,
      networkConfiguration: request.networkConfiguration,
      pendingCount: 0,
      platformVersion: '1.4.0',
      runningCount: 0,
      scale: { unit: 'PERCENT', value: 50 },
      serviceArn: 'arn:aws:ecs:us-east-1:012345678910:service/default/web',
      serviceRegistries: [],
      stabilityStatus: 'STABILIZING',
      stabilityStatusAt: expect.any(Date) as Date,
      status: 'ACTIVE',
      taskDefinition: 'arn:aws:ecs:us-east-1:012345678910:task-definition/web:1',
      taskSetArn: expect.stringMatching(
        /^arn:aws:ecs:us-east-1:012345678910:task-set\/default\/web\/ecs-svc\/\d{19}$/,
      ) as string,
      updatedAt: expect.any(Date) as Date,
    });
  });

  it('DescribeServices, with the events that the sample leaves out', async () => {
    const region = 'us-west-2';
    ecs.seed({ region, clusters: ['telemetry'], containerInstances: [{ cluster: 'telemetry', count: 2 }] });
    seedDefinition('hpcc-t2-medium', 1, region);
    const abroad = new ECSClient({ region });
    await abroad.send(
      new CreateServiceCommand({
        cluster: 'telemetry',
        serviceName: 'bunker-buster',
        taskDefinition: 'hpcc-t2-medium',
        desiredCount: 4,
      }),
    );
    clock.advance('2m');

    expect(
      await abroad.send(new DescribeServicesCommand({ services: ['bunker-buster'], cluster: 'telemetry' })),
    ).toMatchObject({
      failures: [],
      services: [
        documented({
          ...{ region, cluster: 'telemetry', serviceName: 'bunker-buster', taskDefinition: 'hpcc-t2-medium:1' },
          ...{ desiredCount: 4, runningCount: 4 },
        }),
      ],
    });
  });

  it('ListServices', async () => {
    ecs.seed({ clusters: ['default'] });
    seedDefinition('web', 1);
    for (const serviceName of ['hello_world', 'ecs-simple-service']) {
      await create({ serviceName, taskDefinition: 'web', desiredCount: 1 });
    }

    expect(await client.send(new ListServicesCommand({}))).toMatchObject({
      serviceArns: [
        'arn:aws:ecs:us-east-1:012345678910:service/default/hello_world',
        'arn:aws:ecs:us-east-1:012345678910:service/default/ecs-simple-service',
      ],
    });
  });

  it('UpdateService', async () => {
    ecs.seed({ clusters: ['default'] });
    seedDefinition('hello_world', 10);
    await create({ serviceName: 'hello_world', taskDefinition: 'hello_world', desiredCount: 1 });

    expect(await client.send(new UpdateServiceCommand({ service: 'hello_world', desiredCount: 3 }))).toMatchObject({
      service: {
        ...documented({ serviceName: 'hello_world', taskDefinition: 'hello_world:10', desiredCount: 3 }),
        events: [],
      },
    });
  });
});
