import { DeregisterTaskDefinitionCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { JobDefinitionSeed } from '../../src/index.js';
import { createLinkedWorld, ECS, ON_FARGATE, WARM, type WorldSetup } from './linked-world.js';

describe('the task definition of a job definition', () => {
  const world = createLinkedWorld();
  const { aws, ecs, begin, submit, taskOf, definitionOf } = world;
  const { clock } = aws;
  const ROLES = 'arn:aws:iam::123456789012:role';
  const NEED = [{ type: 'VCPU', value: '2' } as const, { type: 'MEMORY', value: '512' } as const];
  const listed = async () => (await ecs.send(new ListTaskDefinitionsCommand({}))).taskDefinitionArns;
  const definitionFor = async (definition: Partial<JobDefinitionSeed> = {}, setup: WorldSetup = {}) => {
    begin({ environment: WARM, ...setup, jobDefinitions: [{ jobDefinitionName: 'report', ...definition }] });
    const jobId = await submit();
    clock.advance('1m');
    return definitionOf(await taskOf(jobId));
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is registered when a job first needs it', async () => {
    begin({ environment: WARM });
    await submit();
    clock.advance('5999ms');
    expect(await listed()).toEqual([]);
    clock.advance('1ms');

    expect(await listed()).toEqual([
      expect.stringMatching(
        new RegExp(`^${ECS}:task-definition/report-[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}:1$`),
      ),
    ]);
  });

  it('has a container called default, with the host network', async () => {
    expect(await definitionFor()).toMatchObject({
      family: expect.stringMatching(/^report-/) as string,
      revision: 1,
      status: 'ACTIVE',
      networkMode: 'host',
      requiresCompatibilities: ['EC2'],
      volumes: [],
      containerDefinitions: [
        {
          ...{ name: 'default', image: 'report:latest', essential: true, cpu: 1_024, memory: 2_048 },
          ...{ command: [], environment: [], mountPoints: [], portMappings: [] },
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/aws/batch/job' } },
        },
      ],
    });
  });

  it('says of the container what the job definition says', async () => {
    const definition = await definitionFor({
      containerProperties: {
        command: ['run', 'Ref::month'],
        environment: [{ name: 'STAGE', value: 'prod' }],
        jobRoleArn: `${ROLES}/job`,
        executionRoleArn: `${ROLES}/pull`,
        user: 'nobody',
        privileged: true,
        readonlyRootFilesystem: true,
        ulimits: [{ name: 'nofile', softLimit: 1_024, hardLimit: 4_096 }],
        volumes: [{ name: 'scratch', host: { sourcePath: '/mnt/scratch' } }],
        mountPoints: [{ sourceVolume: 'scratch', containerPath: '/scratch' }],
        linuxParameters: { sharedMemorySize: 64 },
        secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/token' }],
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'own' } },
      },
      parameters: { month: '7' },
    });

    expect(definition).toMatchObject({
      taskRoleArn: `${ROLES}/job`,
      executionRoleArn: `${ROLES}/pull`,
      volumes: [{ name: 'scratch', host: { sourcePath: '/mnt/scratch' } }],
      containerDefinitions: [
        {
          command: ['run', 'Ref::month'],
          environment: [{ name: 'STAGE', value: 'prod' }],
          ...{ user: 'nobody', privileged: true, readonlyRootFilesystem: true },
          ulimits: [{ name: 'nofile', softLimit: 1_024, hardLimit: 4_096 }],
          mountPoints: [{ sourceVolume: 'scratch', containerPath: '/scratch' }],
          linuxParameters: { sharedMemorySize: 64 },
          secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/token' }],
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'own' } },
        },
      ],
    });
  });

  it('says what GPUs a container needs', async () => {
    const definition = await definitionFor(
      { containerProperties: { resourceRequirements: [...NEED, { type: 'GPU', value: '1' }] } },
      { environment: { computeResources: { minvCpus: 4, instanceTypes: ['g4dn.xlarge'] } } },
    );

    expect(definition.containerDefinitions?.[0]).toMatchObject({
      cpu: 2_048,
      memory: 512,
      resourceRequirements: [{ type: 'GPU', value: '1' }],
    });
  });

  it('is for Fargate there, with the size of the task', async () => {
    const containerProperties = {
      resourceRequirements: [{ type: 'VCPU', value: '0.25' } as const, { type: 'MEMORY', value: '512' } as const],
      ephemeralStorage: { sizeInGiB: 30 },
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    };
    const definition = await definitionFor({ platformCapabilities: ['FARGATE'], containerProperties }, ON_FARGATE);

    expect(definition).toMatchObject({
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      ...{ cpu: '256', memory: '512' },
      executionRoleArn: `${ROLES}/ecsTaskExecutionRole`,
      ephemeralStorage: { sizeInGiB: 30 },
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    });
  });

  it('has the containers of the task properties, with their names', async () => {
    const definition = await definitionFor({
      ecsProperties: {
        taskProperties: [
          {
            taskRoleArn: `${ROLES}/job`,
            executionRoleArn: `${ROLES}/pull`,
            ...{ ipcMode: 'task', pidMode: 'host' },
            volumes: [{ name: 'scratch' }],
            containers: [
              {
                ...{ name: 'app', image: 'app:1', resourceRequirements: NEED },
                dependsOn: [{ containerName: 'setup', condition: 'SUCCESS' }],
              },
              {
                ...{ name: 'setup', image: 'setup:1', essential: false },
                resourceRequirements: [
                  { type: 'VCPU', value: '1' },
                  { type: 'MEMORY', value: '128' },
                ],
              },
            ],
          },
        ],
      },
    });

    expect(definition).toMatchObject({
      taskRoleArn: `${ROLES}/job`,
      executionRoleArn: `${ROLES}/pull`,
      ...{ ipcMode: 'task', pidMode: 'host' },
      volumes: [{ name: 'scratch' }],
      containerDefinitions: [
        {
          ...{ name: 'app', image: 'app:1', essential: true, cpu: 2_048, memory: 512 },
          dependsOn: [{ containerName: 'setup', condition: 'SUCCESS' }],
        },
        { name: 'setup', image: 'setup:1', essential: false, cpu: 1_024, memory: 128 },
      ],
    });
  });

  it('has nothing of the job that was the first to need it', async () => {
    begin({ environment: WARM });
    const jobId = await submit({
      containerOverrides: {
        command: ['july'],
        environment: [{ name: 'MONTH', value: '7' }],
        resourceRequirements: [
          { type: 'VCPU', value: '2' },
          { type: 'MEMORY', value: '4096' },
        ],
      },
    });
    clock.advance('1m');

    expect((await definitionOf(await taskOf(jobId))).containerDefinitions).toMatchObject([
      { command: [], environment: [], cpu: 1_024, memory: 2_048 },
    ]);
  });

  it('serves all jobs of the definition', async () => {
    begin({ environment: WARM });
    const jobIds = [await submit(), await submit(), await submit({ arrayProperties: { size: 3 } })];
    clock.runUntilIdle();

    const [taskDefinitionArn] = (await listed()) ?? [];
    expect(await listed()).toEqual([taskDefinitionArn]);
    expect((await taskOf(jobIds[0] ?? '')).taskDefinitionArn).toBe(taskDefinitionArn);
    expect(Object.values(aws.state.ecs.tasks).map((task) => task.taskDefinitionArn)).toEqual(
      Array.from({ length: 5 }, () => taskDefinitionArn),
    );
  });

  it('is another one for another revision', async () => {
    begin({ environment: WARM, jobDefinitions: ['report', 'report'] });
    await submit({ jobDefinition: 'report:1' });
    await submit({ jobDefinition: 'report:2' });
    clock.advance('1m');

    expect(await listed()).toHaveLength(2);
  });

  it('is registered anew when somebody has deregistered it', async () => {
    begin({ environment: WARM });
    await submit();
    clock.advance('1m');
    const [taskDefinition = ''] = (await listed()) ?? [];
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    const jobId = await submit();
    clock.advance('1m');

    expect(await listed()).toEqual([(await taskOf(jobId)).taskDefinitionArn]);
    expect(await listed()).not.toEqual([taskDefinition]);
  });

  it('is one for each range of nodes', async () => {
    const range = (targetNodes: string, image: string) => ({
      targetNodes,
      container: { image, resourceRequirements: NEED },
    });
    begin({
      environment: { computeResources: { instanceTypes: ['m6i.xlarge'] } },
      jobDefinitions: [
        {
          jobDefinitionName: 'report',
          nodeProperties: {
            numNodes: 3,
            mainNode: 0,
            nodeRangeProperties: [range('0:0', 'main'), range('1:2', 'side')],
          },
        },
      ],
    });
    const jobId = await submit();
    clock.runUntilIdle();

    const tasks = await Promise.all([0, 1, 2].map((index) => taskOf(`${jobId}#${index}`)));
    const [main, ...sides] = await Promise.all(tasks.map(definitionOf));
    expect(main).toMatchObject({ networkMode: 'awsvpc', containerDefinitions: [{ name: 'default', image: 'main' }] });
    expect(sides[0]).toMatchObject({ networkMode: 'awsvpc', containerDefinitions: [{ image: 'side' }] });
    expect(sides[1]?.taskDefinitionArn).toBe(sides[0]?.taskDefinitionArn);
    expect(await listed()).toHaveLength(2);
  });
});
