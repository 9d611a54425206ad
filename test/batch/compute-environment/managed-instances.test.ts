import type { ManagedInstancesProvider } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createJobWorld, RESOURCES } from '../job/job-world.js';
import { MANAGED_INSTANCES } from './environment-world.js';

const { managedInstancesProvider: PROVIDER } = MANAGED_INSTANCES;

describe('an environment of managed instances', () => {
  const world = createJobWorld();
  const { aws, prepareQueue, register, submitted, statusOf } = world;
  const { clock } = aws;
  const instances = () => Object.values(aws.state.batch.instances).map(({ instanceType }) => instanceType);
  const begin = async (provider: Partial<ManagedInstancesProvider> = {}, allowedInstanceTypes?: string[]) => {
    const instanceLaunchTemplate = {
      ...PROVIDER?.instanceLaunchTemplate,
      ...(allowedInstanceTypes && { instanceRequirements: { allowedInstanceTypes } }),
    };
    const managedInstancesProvider = { ...PROVIDER, ...provider, instanceLaunchTemplate } as ManagedInstancesProvider;
    await prepareQueue({
      environment: { computeResources: { ...MANAGED_INSTANCES, maxvCpus: 8, managedInstancesProvider } },
    });
    await register({
      platformCapabilities: ['MANAGED_INSTANCES'],
      ecsProperties: {
        taskProperties: [{ containers: [{ name: 'main', image: 'busybox', resourceRequirements: RESOURCES }] }],
      },
    });
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('launches an instance for a job, which runs there, and lets go of it', async () => {
    await begin();
    const jobId = await submitted();
    clock.advance('3m');
    expect([await statusOf(jobId), instances()]).toEqual(['RUNNING', ['c6i.large']]);
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    clock.advance('5m');
    expect(instances()).toEqual([]);
  });

  it('launches the types that it may', async () => {
    await begin({}, ['m7i', 'r7i.large']);
    await submitted();
    clock.advance('4m');
    expect(instances()).toEqual(['m7i.large']);
  });

  it('launches no more than its vCPUs', async () => {
    await begin({}, ['c6i.large']);
    const jobIds = await Promise.all(Array.from({ length: 10 }, () => submitted()));
    clock.advance('4m');
    expect(instances()).toEqual(['c6i.large', 'c6i.large', 'c6i.large', 'c6i.large']);
    clock.runUntilIdle();
    expect(new Set(await Promise.all(jobIds.map(statusOf)))).toEqual(new Set(['SUCCEEDED']));
  });

  it('has no desired vCPUs', async () => {
    await begin();
    await submitted();
    clock.advance('4m');
    const [environment] = Object.values(aws.state.batch.computeEnvironments);
    expect(Object.keys(environment?.computeResources ?? {}).toSorted()).toEqual([
      'managedInstancesProvider',
      'maxvCpus',
      'type',
    ]);
  });

  it.each([
    [0, 20, []],
    [600, 599, ['c6i.large']],
    [600, 601, []],
    [-1, 86_400, ['c6i.large']],
  ])('with scaleInAfter %d has, idle for %d s, the instances %j', async (scaleInAfter, seconds, expected) => {
    await begin({ infrastructureOptimization: { scaleInAfter } });
    const jobId = await submitted();
    clock.runUntilIdle();
    const { stoppedAt = 0 } = await world.describeJob(jobId);
    // The scheduler looks after 5 seconds.
    clock.advanceTo(stoppedAt + (5 + seconds) * 1_000);
    expect(instances()).toEqual(expected);
  });
});
