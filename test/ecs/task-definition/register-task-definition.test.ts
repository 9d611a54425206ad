import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type PortMapping,
  type Volume,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, AWSLOGS, createDefinitionWorld, fargate, type Definition } from './definition-world.js';

const { aws, client, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

describe('RegisterTaskDefinition', () => {
  it('answers with the first revision and all that AWS fills in', async () => {
    const { $metadata: _, ...output } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: 'web',
        containerDefinitions: [{ name: 'app', image: 'nginx', memory: 128 }],
      }),
    );

    expect(output).toEqual({
      taskDefinition: {
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
        family: 'web',
        revision: 1,
        status: 'ACTIVE',
        containerDefinitions: [
          {
            name: 'app',
            image: 'nginx',
            cpu: 0,
            memory: 128,
            essential: true,
            portMappings: [],
            environment: [],
            mountPoints: [],
            volumesFrom: [],
            systemControls: [],
          },
        ],
        volumes: [],
        placementConstraints: [],
        compatibilities: ['EXTERNAL', 'EC2'],
        registeredAt: new Date('2024-01-01T00:00:00Z'),
        registeredBy: 'arn:aws:iam::123456789012:root',
      },
      tags: [],
    });
  });

  it('echoes what is given', async () => {
    const given = fargate(
      {
        essential: true,
        entryPoint: ['/bin/sh', '-c'],
        command: ['serve'],
        environment: [{ name: 'STAGE', value: 'test' }],
        dockerLabels: { team: 'shop' },
        ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
        readonlyRootFilesystem: true,
        restartPolicy: { enabled: true },
        versionConsistency: 'disabled',
        logConfiguration: AWSLOGS,
      },
      {
        executionRoleArn: 'arn:aws:iam::123456789012:role/exec',
        taskRoleArn: 'web-task',
        pidMode: 'task',
        ephemeralStorage: { sizeInGiB: 30 },
        runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
        enableFaultInjection: true,
      },
    );

    expect(await register(given)).toMatchObject(given);
  });

  it.each<[networkMode: Definition['networkMode'], given: PortMapping, shown: PortMapping]>([
    [undefined, { containerPort: 80 }, { containerPort: 80, hostPort: 0, protocol: 'tcp' }],
    ['bridge', { containerPort: 80 }, { containerPort: 80, hostPort: 0, protocol: 'tcp' }],
    ['bridge', { containerPort: 53, protocol: 'udp' }, { containerPort: 53, hostPort: 0, protocol: 'udp' }],
    ['bridge', { containerPort: 80, hostPort: 8080 }, { containerPort: 80, hostPort: 8080, protocol: 'tcp' }],
    ['awsvpc', { containerPort: 80 }, { containerPort: 80, hostPort: 80, protocol: 'tcp' }],
    ['host', { containerPort: 80 }, { containerPort: 80, hostPort: 80, protocol: 'tcp' }],
    ['awsvpc', { containerPortRange: '90-99' }, { containerPortRange: '90-99', protocol: 'tcp' }],
  ])('fills in the ports of the host: %s, %o', async (networkMode, given, shown) => {
    const { containerDefinitions } = await register({
      networkMode,
      containerDefinitions: [app({ portMappings: [given] })],
    });

    expect(containerDefinitions?.[0]?.portMappings).toEqual([shown]);
  });

  it('fills in the times of a health check, but for the start period', async () => {
    const { containerDefinitions } = await register({
      containerDefinitions: [
        app({ healthCheck: { command: ['CMD', 'true'] } }),
        app({ name: 'slow', healthCheck: { command: ['CMD', 'true'], interval: 60, startPeriod: 90 } }),
      ],
    });

    expect(containerDefinitions?.map(({ healthCheck }) => healthCheck)).toEqual([
      { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3 },
      { command: ['CMD', 'true'], interval: 60, timeout: 5, retries: 3, startPeriod: 90 },
    ]);
  });

  it.each<[given: Volume, shown: Volume]>([
    [{ name: 'data' }, { name: 'data', host: {} }],
    [
      { name: 'data', host: { sourcePath: '/data' } },
      { name: 'data', host: { sourcePath: '/data' } },
    ],
    [
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/' } },
    ],
    [
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/web' } },
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/web' } },
    ],
    [
      { name: 'data', dockerVolumeConfiguration: { driver: 'local' } },
      { name: 'data', dockerVolumeConfiguration: { driver: 'local' } },
    ],
    [
      { name: 'data', configuredAtLaunch: true },
      { name: 'data', configuredAtLaunch: true },
    ],
  ])('completes a volume: %o', async (given, shown) => {
    const { volumes } = await register({
      volumes: [given],
      containerDefinitions: [app({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] })],
    });

    expect(volumes).toEqual([shown]);
  });

  it.each([
    ['256', '512', '256', '512'],
    ['1 vCPU', '2 GB', '1024', '2048'],
    ['.5 vcpu', '1GB', '512', '1024'],
    ['0.25vCPU', '0.5GB', '256', '512'],
  ])('shows %s and %s as CPU units and MiB', async (cpu, memory, units, mebibytes) => {
    expect(await register({ cpu, memory })).toMatchObject({ cpu: units, memory: mebibytes });
  });

  it('counts revisions, whatever becomes of them', async () => {
    const taskDefinition = 'web:1';
    expect((await register()).revision).toBe(1);
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    expect((await register()).revision).toBe(2);
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:2' }));
    await client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1', 'web:2'] }));
    aws.clock.advance('1h');

    expect(await register()).toMatchObject({
      revision: 3,
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3',
    });
  });

  it('counts the revisions of each family and Region', async () => {
    const tokyo = new ECSClient({ region: 'ap-northeast-1' });
    await register();
    const [api, elsewhere] = [
      await register({ family: 'api' }),
      await tokyo.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [app()] })),
    ];

    expect(api.taskDefinitionArn).toBe('arn:aws:ecs:us-east-1:123456789012:task-definition/api:1');
    expect(elsewhere.taskDefinition?.taskDefinitionArn).toBe(
      'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/web:1',
    );
  });

  it('stops at a million revisions', async () => {
    aws.ecs.seed({ taskDefinitions: [{ family: 'web', revision: 1_000_000 }] });

    expect(await refusalOf({})).toBe('LimitExceededException: The maximum number of revisions of a family is 1000000.');
  });

  it('shows the time and the caller in the partition of the Region', async () => {
    aws.clock.advance('90s');
    const { taskDefinition } = await new ECSClient({ region: 'cn-north-1' }).send(
      new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [app()] }),
    );

    expect(taskDefinition).toMatchObject({
      taskDefinitionArn: 'arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web:1',
      registeredAt: new Date('2024-01-01T00:01:30Z'),
      registeredBy: 'arn:aws-cn:iam::123456789012:root',
    });
  });

  it('answers with the tags beside the definition', async () => {
    const { tags, taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: 'web',
        containerDefinitions: [app()],
        tags: [{ key: 'team', value: 'shop' }, { key: 'empty' }],
      }),
    );

    expect(tags).toEqual([
      { key: 'team', value: 'shop' },
      { key: 'empty', value: '' },
    ]);
    expect(taskDefinition).not.toHaveProperty('tags');
  });

  it('takes no revision when it refuses', async () => {
    expect(await refusalOf({ tags: [{ key: 'aws:team', value: 'shop' }] })).toMatch(/^InvalidParameterException: /);
    expect(await refusalOf({ containerDefinitions: [] })).toMatch(/^ClientException: /);

    expect((await register()).revision).toBe(1);
  });

  it('keeps what it was given, whatever the caller does to it afterwards', async () => {
    const container = app({ environment: [{ name: 'STAGE', value: 'test' }] });
    const reply = await register({ containerDefinitions: [container] });
    container.environment = [];
    if (reply.containerDefinitions?.[0]) reply.containerDefinitions[0].image = 'changed';

    const { taskDefinition } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }));
    expect(taskDefinition?.containerDefinitions?.[0]).toMatchObject({
      image: 'nginx',
      environment: [{ name: 'STAGE', value: 'test' }],
    });
  });
});
