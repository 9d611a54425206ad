import type { KeyValuePair, TaskOverride } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, ON_FARGATE, WARM, type WorldSetup } from './linked-world.js';

describe('the overrides of the task of a job', () => {
  const world = createLinkedWorld();
  const { aws, begin, submit, taskOf } = world;
  const { clock } = aws;
  const overridesOf = async (jobId: string): Promise<TaskOverride> => (await taskOf(jobId)).overrides ?? {};
  const overridesFor = async (input: Parameters<typeof submit>[0] = {}, setup: WorldSetup = {}) => {
    begin({ environment: WARM, ...setup });
    const jobId = await submit(input);
    clock.advance('45s');
    return { jobId, overrides: await overridesOf(jobId) };
  };
  const variablesIn = ({ containerOverrides = [] }: TaskOverride, index = 0) =>
    toRecord(containerOverrides[index]?.environment);
  const resources = (vcpus: string, memory: string) => [
    { type: 'VCPU' as const, value: vcpus },
    { type: 'MEMORY' as const, value: memory },
  ];

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('have the command, size and variables of the job', async () => {
    const { jobId, overrides } = await overridesFor(
      {
        parameters: { month: 'July' },
        containerOverrides: {
          environment: [{ name: 'STAGE', value: 'test' }],
          resourceRequirements: resources('2', '4096'),
        },
      },
      {
        jobDefinitions: [
          {
            jobDefinitionName: 'report',
            containerProperties: {
              command: ['run', 'Ref::month'],
              environment: [
                { name: 'STAGE', value: 'prod' },
                { name: 'COLOUR', value: 'blue' },
              ],
            },
          },
        ],
      },
    );

    expect(overrides).toEqual({
      containerOverrides: [
        {
          name: 'default',
          command: ['run', 'July'],
          environment: expect.any(Array) as KeyValuePair[],
          cpu: 2_048,
          memory: 4_096,
        },
      ],
      inferenceAcceleratorOverrides: [],
    });
    expect(variablesIn(overrides)).toEqual({
      COLOUR: 'blue',
      STAGE: 'test',
      AWS_BATCH_JOB_ID: jobId,
      AWS_BATCH_JOB_ATTEMPT: '1',
      AWS_BATCH_JQ_NAME: 'nightly',
      AWS_BATCH_CE_NAME: 'fleet',
    });
  });

  it('do not show in the job', async () => {
    const { jobId } = await overridesFor();

    expect((await world.describeJob(jobId)).container?.environment).toEqual([]);
  });

  it('have the size of the task as what it takes', async () => {
    const { jobId } = await overridesFor({ containerOverrides: { resourceRequirements: resources('2', '4096') } });

    expect(await taskOf(jobId)).toMatchObject({
      ...{ cpu: '2048', memory: '4096' },
      containers: [{ cpu: '2048', memory: '4096' }],
    });
  });

  it('have the GPUs of the job', async () => {
    const { overrides } = await overridesFor(
      { containerOverrides: { resourceRequirements: [{ type: 'GPU', value: '2' }] } },
      { environment: { computeResources: { minvCpus: 48, instanceTypes: ['g4dn.12xlarge'] } } },
    );

    expect(overrides.containerOverrides?.[0]?.resourceRequirements).toEqual([{ type: 'GPU', value: '2' }]);
  });

  it('count the attempts', async () => {
    aws.batch.onJob({}, { exitCode: 1, after: '1s' });
    const { jobId } = await overridesFor({ retryStrategy: { attempts: 3 } });
    clock.runUntilIdle();

    const { attempts = [] } = await world.describeJob(jobId);
    const tasks = await Promise.all(attempts.map(({ container }) => world.describeTask(container?.taskArn)));
    expect(
      tasks.map(({ overrides = {} }) => {
        const { AWS_BATCH_JOB_ID: id, AWS_BATCH_JOB_ATTEMPT: attempt } = variablesIn(overrides);
        return [id, attempt];
      }),
    ).toEqual([
      [jobId, '1'],
      [jobId, '2'],
      [jobId, '3'],
    ]);
  });

  it('tell a child of an array which one it is', async () => {
    begin({ environment: WARM });
    const jobId = await submit({ arrayProperties: { size: 2 } });
    clock.advance('30s');

    expect(variablesIn(await overridesOf(`${jobId}:1`))).toMatchObject({
      AWS_BATCH_JOB_ID: `${jobId}:1`,
      AWS_BATCH_JOB_ARRAY_INDEX: '1',
      AWS_BATCH_JOB_ARRAY_SIZE: '2',
    });
  });

  it('have the size of the whole task on Fargate', async () => {
    const { overrides } = await overridesFor(
      { containerOverrides: { resourceRequirements: resources('0.5', '1024') } },
      ON_FARGATE,
    );

    expect(overrides).toMatchObject({
      ...{ cpu: '512', memory: '1024' },
      containerOverrides: [{ name: 'default', cpu: 512, memory: 1_024 }],
    });
  });

  it('speak to each of several containers', async () => {
    const containers = [
      { name: 'app', image: 'app:1', command: ['serve'], resourceRequirements: resources('1', '256') },
      { name: 'log', image: 'log:1', essential: false, resourceRequirements: resources('1', '128') },
    ];
    const { jobId, overrides } = await overridesFor(
      {
        ecsPropertiesOverride: {
          taskProperties: [{ containers: [{ name: 'log', environment: [{ name: 'LEVEL', value: 'debug' }] }] }],
        },
      },
      { jobDefinitions: [{ jobDefinitionName: 'report', ecsProperties: { taskProperties: [{ containers }] } }] },
    );

    expect(overrides.containerOverrides).toMatchObject([
      { name: 'app', command: ['serve'], cpu: 1_024, memory: 256 },
      { name: 'log', command: [], cpu: 1_024, memory: 128 },
    ]);
    expect([variablesIn(overrides, 0), variablesIn(overrides, 1)]).toMatchObject([
      { AWS_BATCH_JOB_ID: jobId },
      { AWS_BATCH_JOB_ID: jobId, LEVEL: 'debug' },
    ]);
    expect(variablesIn(overrides, 0)).not.toHaveProperty('LEVEL');
  });
});

function toRecord(environment: readonly KeyValuePair[] = []): Record<string, string | undefined> {
  return Object.fromEntries(environment.map(({ name = '', value }) => [name, value]));
}
