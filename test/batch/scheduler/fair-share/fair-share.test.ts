import {
  CreateSchedulingPolicyCommand,
  UpdateJobQueueCommand,
  UpdateSchedulingPolicyCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createFairShareWorld, FAIR } from './fair-share-world.js';

describe('a fair-share queue', () => {
  const world = createFairShareWorld();
  const { aws, client, beginFair, submitTo, startOrder, runningOf, statusOf } = world;
  const { batch, clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('lets shares alternate, whoever came first', async () => {
    await beginFair();
    await submitTo('a', ['a1', 'a2', 'a3']);
    await submitTo('b', ['b1', 'b2', 'b3']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('a1 b1 a2 b2 a3 b3');
  });

  it('gives twice as many vCPUs to half the weight', async () => {
    await beginFair({ shareDistribution: [{ shareIdentifier: 'a', weightFactor: 0.5 }] }, { maxvCpus: 6 });
    await submitTo('a', Array<string>(30).fill('a'));
    await submitTo('b', Array<string>(30).fill('b'));
    const seen: unknown[] = [];
    for (let count = 0; count < 3; count++) {
      clock.advance('60s');
      seen.push(runningOf());
    }

    expect(seen).toEqual([
      { a: 4, b: 2 },
      { a: 4, b: 2 },
      { a: 4, b: 2 },
    ]);
  });

  it.each([
    [1, { gold: 12, iron: 3 }],
    [2, { gold: 24, iron: 6 }],
    [4, { gold: 48, iron: 12 }],
  ])('gives four times as much to a quarter of the weight, also with room for %d', async (maxvCpus, started) => {
    await beginFair(
      { shareDecaySeconds: 3_600, shareDistribution: [{ shareIdentifier: 'gold', weightFactor: 0.25 }] },
      { maxvCpus },
    );
    batch.onJob({}, { after: '90s' });
    await submitTo('gold', Array<string>(100).fill('gold'));
    await submitTo('iron', Array<string>(100).fill('iron'));
    clock.advance('30m');

    const names = startOrder().split(' ');
    const count = (name: string) => names.filter((one) => one === name).length;
    expect({ gold: count('gold'), iron: count('iron') }).toEqual(started);
  });

  it('counts the vCPUs of a job', async () => {
    await beginFair({}, { maxvCpus: 4 });
    const large = [
      { type: 'VCPU' as const, value: '2' },
      { type: 'MEMORY' as const, value: '4096' },
    ];
    await submitTo('a', ['a', 'a', 'a', 'a'], { containerOverrides: { resourceRequirements: large } });
    await submitTo('b', ['b', 'b', 'b', 'b']);
    clock.advance('30s');

    expect(runningOf()).toEqual({ a: 1, b: 2 });
  });

  it('tries the highest priority of a share first, which says nothing about other shares', async () => {
    await beginFair();
    await submitTo('a', ['blocker']);
    clock.advance('10s');
    await submitTo('a', ['a-low'], { schedulingPriorityOverride: 1 });
    await submitTo('a', ['a-middle', 'a-later'], { schedulingPriorityOverride: 10 });
    await submitTo('a', ['a-high'], { schedulingPriorityOverride: 9_999 });
    await submitTo('b', ['b-low', 'b-lower'], { schedulingPriorityOverride: 0 });
    clock.runUntilIdle();

    expect(startOrder()).toBe('blocker b-low a-high b-lower a-middle a-later a-low');
  });

  it('takes the priority of the definition, unless the request has another', async () => {
    await beginFair();
    await submitTo('a', ['blocker']);
    clock.advance('10s');
    const [low = '', high = ''] = [
      ...(await submitTo('a', ['low'])),
      ...(await submitTo('a', ['high'], { schedulingPriorityOverride: 5 })),
    ];
    expect(await world.describeJob(low)).toMatchObject({ shareIdentifier: 'a', schedulingPriority: 0 });
    expect(await world.describeJob(high)).toMatchObject({ shareIdentifier: 'a', schedulingPriority: 5 });
    clock.runUntilIdle();

    expect(startOrder()).toBe('blocker high low');
  });

  it('lets the children of an array alternate with other shares', async () => {
    await beginFair();
    await submitTo('a', ['a'], { arrayProperties: { size: 3 } });
    await submitTo('b', ['b1', 'b2']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('a:0 b1 a:1 b2 a:2');
  });

  it('counts all nodes of a job, as long as any of them runs', async () => {
    await beginFair();
    await world.createEnvironment('metal', { maxvCpus: 6, minvCpus: 6, instanceTypes: ['c6i.large'] });
    await world.createQueue('queue-metal', ['metal'], { schedulingPolicyArn: FAIR });
    const container = {
      image: 'busybox',
      resourceRequirements: [
        { type: 'VCPU' as const, value: '1' },
        { type: 'MEMORY' as const, value: '512' },
      ],
    };
    const nodeRangeProperties = [{ targetNodes: '0:', container }];
    const nodeProperties = { numNodes: 2, mainNode: 0, nodeRangeProperties };
    await world.register({ jobDefinitionName: 'mpi', nodeProperties, schedulingPriority: 0 });
    await world.register({ jobDefinitionName: 'one', containerProperties: container, schedulingPriority: 0 });
    clock.runUntilIdle();
    batch.onJob({ jobName: 'long' }, { after: '1h' });
    const there = { jobQueue: 'queue-metal', jobDefinition: 'one' };
    await submitTo('a', ['long'], { ...there, jobDefinition: 'mpi' });
    await submitTo('b', ['long'], there);
    clock.advance('10s');
    const [a = ''] = await submitTo('a', ['a'], there);
    const [b = ''] = await submitTo('b', ['b'], there);
    clock.advance('10s');
    expect([await statusOf(a), await statusOf(b)]).toEqual(['RUNNABLE', 'STARTING']);
    clock.runUntilIdle();

    expect(await statusOf(a)).toBe('SUCCEEDED');
  });

  it('puts a job that is tried again before those of its share', async () => {
    await beginFair();
    batch.onJob({ jobName: 'a1', attempt: 1 }, { exitCode: 1 });
    const [first = ''] = await submitTo('a', ['a1', 'a2'], { retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();

    expect((await world.describeJob(first)).attempts).toHaveLength(2);
    expect(startOrder()).toBe('a1 a2');
  });

  it('reserves half of the vCPUs for another share, and less when that is there', async () => {
    await beginFair({ computeReservation: 50 }, { maxvCpus: 8 });
    await submitTo('a', Array<string>(8).fill('a'));
    clock.advance('30s');
    expect(runningOf()).toEqual({ a: 4 });
    await submitTo('b', ['b']);
    clock.advance('10s');

    expect(runningOf()).toEqual({ a: 5, b: 1 });
    clock.runUntilIdle();
    expect(Object.values(aws.state.batch.jobs).every(({ status }) => status === 'SUCCEEDED')).toBe(true);
  });

  it('goes by a policy that is changed, or replaced', async () => {
    await beginFair({ computeReservation: 99 }, { maxvCpus: 4 });
    await submitTo('a', ['a', 'a', 'a', 'a']);
    clock.advance('30s');
    expect(runningOf()).toEqual({ a: 1 });
    await client.send(new UpdateSchedulingPolicyCommand({ arn: FAIR, fairsharePolicy: { computeReservation: 25 } }));
    clock.advance('5s');
    expect(runningOf()).toEqual({ a: 3 });
    const { arn: schedulingPolicyArn } = await client.send(new CreateSchedulingPolicyCommand({ name: 'other' }));
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', schedulingPolicyArn }));
    clock.advance('10s');

    expect(runningOf()).toEqual({ a: 4 });
  });

  it('goes on from a snapshot as it would have', async () => {
    await beginFair({ shareDistribution: [{ shareIdentifier: 'a', weightFactor: 0.3 }] });
    await submitTo('a', ['a1', 'a2', 'a3', 'a4']);
    await submitTo('b', ['b1', 'b2', 'b3']);
    clock.advance('4m');
    const snapshot = JSON.parse(JSON.stringify(aws.snapshot())) as ReturnType<typeof aws.snapshot>;
    clock.runUntilIdle();
    const order = startOrder();
    aws.load(snapshot);
    clock.runUntilIdle();

    expect(startOrder()).toBe(order);
  });

  it('has one head: a job that another has overtaken keeps nobody waiting', async () => {
    await beginFair({}, { maxvCpus: 4 });
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    const sized = (vcpus: string, memory: string) => ({
      containerOverrides: {
        resourceRequirements: [
          { type: 'VCPU' as const, value: vcpus },
          { type: 'MEMORY' as const, value: memory },
        ],
      },
    });
    await submitTo('a', ['long'], sized('4', '8192'));
    clock.advance('10s');
    const [tooLarge = ''] = await submitTo('a', ['too-large'], sized('8', '16384'));
    clock.advance('200s');
    const [urgent = ''] = await submitTo('a', ['urgent'], { ...sized('4', '8192'), schedulingPriorityOverride: 1 });
    clock.advance('200s');
    expect(await world.describeJob(tooLarge)).not.toHaveProperty('statusReason');
    clock.runUntilIdle();

    expect(await statusOf(urgent)).toBe('SUCCEEDED');
    const { statusReason } = await world.describeJob(tooLarge);
    expect(statusReason).toMatch('MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE');
  });
});
