import type { ContainerOverrides, ContainerProperties } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';

describe('The container of a job', () => {
  const { aws, begin, register, submitted, describeJob } = createJobWorld();

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const containerOf = async (containerProperties: ContainerProperties, containerOverrides: ContainerOverrides) => {
    await register({ jobDefinitionName: 'own', containerProperties: { image: 'busybox', ...containerProperties } });
    return (await describeJob(await submitted({ jobDefinition: 'own', containerOverrides }))).container;
  };
  const SIZE = [
    { type: 'VCPU' as const, value: '1' },
    { type: 'MEMORY' as const, value: '512' },
  ];

  it('is that of the definition where the request says nothing', async () => {
    const container = {
      image: 'busybox',
      command: ['sleep', '60'],
      resourceRequirements: SIZE,
      environment: [{ name: 'A', value: '1' }],
      jobRoleArn: 'arn:aws:iam::123456789012:role/job',
      user: 'root',
      readonlyRootFilesystem: true,
    };
    expect(await containerOf(container, {})).toEqual({
      ...container,
      volumes: [],
      mountPoints: [],
      ulimits: [],
      secrets: [],
      networkInterfaces: [],
    });
  });

  it('has the command of the request as a whole', async () => {
    const container = { command: ['a', 'b', 'c'], resourceRequirements: SIZE };
    expect(await containerOf(container, { command: ['d'] })).toMatchObject({ command: ['d'] });
    expect(await containerOf(container, { command: [] })).toMatchObject({ command: [] });
  });

  it('has the variables of both: those of the request replace others of the same name, or follow', async () => {
    const container = {
      resourceRequirements: SIZE,
      environment: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
    };
    const environment = [
      { name: 'C', value: '3' },
      { name: 'A', value: '4' },
    ];
    expect((await containerOf(container, { environment }))?.environment).toEqual([
      { name: 'A', value: '4' },
      { name: 'B', value: '2' },
      { name: 'C', value: '3' },
    ]);
  });

  it('has the resources of both, by their type', async () => {
    const resourceRequirements = [
      { type: 'MEMORY' as const, value: '1024' },
      { type: 'GPU' as const, value: '1' },
    ];
    expect(await containerOf({ resourceRequirements: SIZE }, { resourceRequirements })).toMatchObject({
      resourceRequirements: [
        { type: 'VCPU', value: '1' },
        { type: 'MEMORY', value: '1024' },
        { type: 'GPU', value: '1' },
      ],
    });
  });

  it('has the old members of the request where the definition has them', async () => {
    const container = await containerOf({ vcpus: 1, memory: 512 }, { vcpus: 2, memory: 1024 });
    expect(container).toMatchObject({ vcpus: 2, memory: 1024, resourceRequirements: [] });
  });

  it('has no old members of the request where the definition has resource requirements', async () => {
    const container = await containerOf({ resourceRequirements: SIZE }, { vcpus: 2, memory: 1024 });
    expect(container).toMatchObject({ resourceRequirements: SIZE });
    expect(container).not.toHaveProperty('vcpus');
    expect(container).not.toHaveProperty('memory');
  });

  it('has resource requirements of the request instead of old members of the definition', async () => {
    const resourceRequirements = [{ type: 'MEMORY' as const, value: '1024' }];
    const container = await containerOf({ vcpus: 1, memory: 512 }, { resourceRequirements });
    expect(container).toMatchObject({ vcpus: 1, resourceRequirements });
    expect(container).not.toHaveProperty('memory');
  });

  it('has the instance type of the request', async () => {
    const container = { resourceRequirements: SIZE, instanceType: 'm5.large' };
    expect(await containerOf(container, { instanceType: 'c5.large' })).toMatchObject({ instanceType: 'c5.large' });
    expect(await containerOf(container, {})).toMatchObject({ instanceType: 'm5.large' });
  });

  it('leaves the definition as it was', async () => {
    await containerOf({ command: ['a'], resourceRequirements: SIZE }, { command: ['b'] });
    const later = await describeJob(await submitted({ jobDefinition: 'own' }));
    expect(later.container?.command).toEqual(['a']);
  });

  it('takes the room that the overrides ask for', async () => {
    await register({ jobDefinitionName: 'small', containerProperties: { image: 'busybox', vcpus: 1, memory: 512 } });
    const large = { jobDefinition: 'small', containerOverrides: { vcpus: 128 } };
    const jobId = await submitted(large);
    aws.clock.advance('1h');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'RUNNABLE',
      statusReason: expect.stringContaining('MISCONFIGURATION:'),
    });
  });
});
