import {
  DeleteCapacityProviderCommand,
  DescribeContainerInstancesCommand,
  StopTaskCommand,
  type InstanceRequirementsRequest,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { APP_SEED, createProviderWorld, INSTANCES, TEMPLATE } from './provider-world.js';

const STRATEGY = [{ capacityProvider: 'managed', weight: 1 }];

describe('managed instances', () => {
  const { aws, client, run, tasks, instances } = createProviderWorld();
  const { ecs, clock } = aws;
  const types = () =>
    Object.values(aws.state.ecs.containerInstances).map(
      ({ attributes }) => attributes.find(({ name }) => name === 'ecs.instance-type')?.value,
    );

  function begin(instanceRequirements?: Partial<InstanceRequirementsRequest>, settings: object = {}): void {
    aws.reset();
    const requirements = { vCpuCount: { min: 0 }, memoryMiB: { min: 0 }, ...instanceRequirements };
    ecs.seed({
      capacityProviders: [
        {
          name: 'managed',
          managedInstancesProvider: {
            ...INSTANCES.managedInstancesProvider,
            instanceLaunchTemplate: {
              ...TEMPLATE,
              ...(instanceRequirements && { instanceRequirements: requirements }),
            },
            ...settings,
          },
          tags: [{ key: 'team', value: 'shop' }],
        },
      ],
      taskDefinitions: [
        { ...APP_SEED, cpu: '1024', memory: '2048', requiresCompatibilities: ['MANAGED_INSTANCES'] },
        {
          ...APP_SEED,
          family: 'arm',
          cpu: '1024',
          memory: '2048',
          requiresCompatibilities: ['MANAGED_INSTANCES'],
          runtimePlatform: { cpuArchitecture: 'ARM64' },
        },
      ],
    });
  }

  afterAll(() => aws.restore());

  it('are launched for the task that needs one, and are of the smallest type that does', async () => {
    begin();
    const [task] = await run({ capacityProviderStrategy: STRATEGY });
    expect(task).toMatchObject({
      lastStatus: 'PROVISIONING',
      launchType: 'MANAGED_INSTANCES',
      capacityProviderName: 'managed',
    });
    clock.advance('90s');
    expect(types()).toEqual(['c5.large']);
    clock.runUntilIdle();
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'RUNNING' });
  });

  it('have the processor that the task wants', async () => {
    begin();
    const waiting = [
      ...(await run({ taskDefinition: 'arm', capacityProviderStrategy: STRATEGY })),
      ...(await run({ capacityProviderStrategy: STRATEGY })),
    ];
    clock.runUntilIdle();
    expect(types()).toEqual(['m6g.medium', 'c5.large']);
    const placed = await tasks(waiting.map(({ taskArn }) => taskArn));
    expect(placed.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING']);
    expect(placed[0]?.containerInstanceArn).not.toBe(placed[1]?.containerInstanceArn);
  });

  it('are as large as all waiting tasks together', async () => {
    begin();
    await run({ count: 10, capacityProviderStrategy: STRATEGY });
    clock.runUntilIdle();
    expect(types()).toEqual(['c5.4xlarge']);
  });

  it.each<[string, Partial<InstanceRequirementsRequest>, (string | undefined)[]]>([
    ['virtual CPUs', { vCpuCount: { min: 4, max: 4 } }, ['c5.xlarge']],
    ['memory', { memoryMiB: { min: 65_536, max: 65_536 } }, ['r5.2xlarge']],
    ['memory per virtual CPU', { memoryGiBPerVCpu: { min: 8, max: 8 } }, ['r5.large']],
    ['named types', { allowedInstanceTypes: ['m5.2xlarge', 'r7i.*'] }, ['r7i.large']],
    ['excluded types', { excludedInstanceTypes: ['c*'] }, ['m5.large']],
    ['a manufacturer', { cpuManufacturers: ['amd'] }, ['c6a.large']],
    ['burstable types', { burstablePerformance: 'required' }, ['t3.medium']],
    ['a generation', { instanceGenerations: ['previous'] }, ['c4.large']],
    ['accelerators', { acceleratorCount: { min: 1 } }, ['g4dn.xlarge']],
    ['network interfaces', { networkInterfaceCount: { min: 15 } }, ['c6i.16xlarge']],
    ['what is not to be had', { vCpuCount: { min: 1_000 } }, []],
  ])('follow requirements of %s', async (_what, requirements, expected) => {
    begin(requirements);
    await run({ capacityProviderStrategy: STRATEGY });
    clock.advance('90s');
    expect(types()).toEqual(expected);
  });

  it('go when they have been idle for five minutes, or as long as the provider says', async () => {
    for (const [settings, seconds] of [
      [{}, 300],
      [{ infrastructureOptimization: { scaleInAfter: 60 } }, 60],
    ] as const) {
      begin(undefined, settings);
      const [task] = await run({ capacityProviderStrategy: STRATEGY });
      clock.runUntilIdle();
      await client.send(new StopTaskCommand({ task: task?.taskArn }));
      clock.runUntilIdle();
      clock.advance(`${seconds - 1}s`);
      expect(instances()).toEqual(['ACTIVE']);
      clock.advance('1s');
      expect(instances()).toEqual(['INACTIVE']);
    }
  });

  it('stay where the provider does not optimize', async () => {
    begin(undefined, { infrastructureOptimization: { scaleInAfter: -1 } });
    ecs.onTask({ family: 'app' }, { exitCode: 0 });
    await run({ capacityProviderStrategy: STRATEGY });
    clock.advance('2h');
    expect(instances()).toEqual(['ACTIVE']);
  });

  it('have the tags of the provider where these propagate', async () => {
    for (const [propagateTags, tags] of [
      ['NONE', []],
      ['CAPACITY_PROVIDER', [{ key: 'team', value: 'shop' }]],
    ] as const) {
      begin(undefined, { propagateTags });
      await run({ capacityProviderStrategy: STRATEGY });
      clock.runUntilIdle();
      const output = await client.send(
        new DescribeContainerInstancesCommand({
          containerInstances: Object.keys(aws.state.ecs.containerInstances),
          include: ['TAGS'],
        }),
      );
      expect(output.containerInstances).toMatchObject([{ capacityProviderName: 'managed', tags }]);
    }
  });

  it('keep their provider while tasks use it', async () => {
    begin();
    await run({ capacityProviderStrategy: STRATEGY });
    const remove = new DeleteCapacityProviderCommand({ capacityProvider: 'managed' });
    expect((await client.send(remove)).capacityProvider).toMatchObject({
      status: 'ACTIVE',
      updateStatus: 'DELETE_FAILED',
      updateStatusReason:
        'The capacity provider cannot be deleted because it is in use by tasks. Stop the tasks and try again.',
    });
  });

  it('go with their provider, and come no more', async () => {
    begin();
    const [first] = await run({ capacityProviderStrategy: STRATEGY });
    clock.runUntilIdle();
    const [second] = await run({ count: 2, capacityProviderStrategy: STRATEGY });
    for (const task of [first, second]) await client.send(new StopTaskCommand({ task: task?.taskArn }));
    const [third] = await tasks(Object.keys(aws.state.ecs.tasks).slice(2));
    await client.send(new StopTaskCommand({ task: third?.taskArn }));
    clock.advance('30s');
    expect(instances()).toEqual(['ACTIVE']);

    await client.send(new DeleteCapacityProviderCommand({ capacityProvider: 'managed' }));
    clock.runUntilIdle();
    expect(instances()).toEqual(['INACTIVE']);
    clock.advance('1h');
    expect(instances()).toEqual(['INACTIVE']);
  });
});
