import { CancelJobCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, FARGATE, RESOURCES } from '../job/job-world.js';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, needing } from './consumable-world.js';

describe('The consumable resources of jobs', () => {
  const world = createConsumableWorld();
  const { aws, client, create, usage, begin, beginOnFargate, submitted, statusOf, describeJob } = world;
  const { batch, clock } = aws;
  const statusesOf = async (...jobIds: readonly string[]) => Promise.all(jobIds.map(statusOf));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are taken when a job is STARTING, and given back at its end', async () => {
    await beginOnFargate();
    const jobId = await submitted(needing(2));
    clock.advance('5s');
    expect([await statusOf(jobId), await usage()]).toEqual(['RUNNABLE', '0 of 2']);
    clock.advance('1s');
    expect([await statusOf(jobId), await usage()]).toEqual(['STARTING', '2 of 2']);
    clock.advance('30s');
    expect([await statusOf(jobId), await usage()]).toEqual(['RUNNING', '2 of 2']);
    clock.runUntilIdle();
    expect([await statusOf(jobId), await usage()]).toEqual(['SUCCEEDED', '0 of 2']);
  });

  it('let only as many jobs run as there are', async () => {
    await beginOnFargate();
    const jobIds = [await submitted(needing(1)), await submitted(needing(1)), await submitted(needing(1))];
    clock.advance('40s');
    expect(await statusesOf(...jobIds)).toEqual(['RUNNING', 'RUNNING', 'RUNNABLE']);
    expect(await usage()).toBe('2 of 2');
    clock.runUntilIdle();
    expect(await statusesOf(...jobIds)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(await usage()).toBe('0 of 2');
  });

  it('are gone for good where they are used up', async () => {
    await beginOnFargate({ resourceType: 'NON_REPLENISHABLE', totalQuantity: 3 });
    const jobIds = [await submitted(needing(2)), await submitted(needing(2))];
    clock.advance('10s');
    expect(await world.describe()).toMatchObject({ totalQuantity: 1, inUseQuantity: 0, availableQuantity: 1 });
    clock.runUntilIdle();
    expect(await statusesOf(...jobIds)).toEqual(['SUCCEEDED', 'RUNNABLE']);
    expect(await usage()).toBe('0 of 1');
  });

  it('keep all waiting that is behind a job without them, and say nothing of it', async () => {
    await beginOnFargate();
    const jobId = await submitted(needing(3));
    const behind = await submitted();
    clock.advance('1h');
    expect(await statusesOf(jobId, behind)).toEqual(['RUNNABLE', 'RUNNABLE']);
    expect(await describeJob(jobId)).not.toHaveProperty('statusReason');
    await client.send(new CancelJobCommand({ jobId, reason: 'no licences' }));
    clock.runUntilIdle();
    expect(await statusesOf(jobId, behind)).toEqual(['FAILED', 'SUCCEEDED']);
  });

  it('do not keep other queues waiting', async () => {
    await beginOnFargate();
    await world.prepareQueue({ name: 'other', environment: { computeResources: FARGATE } });
    const waiting = await submitted(needing(3));
    const other = await submitted({ jobQueue: 'other', ...needing(2) });
    clock.runUntilIdle();
    expect(await statusesOf(waiting, other)).toEqual(['RUNNABLE', 'SUCCEEDED']);
  });

  it('must all be there', async () => {
    await beginOnFargate();
    await create({ consumableResourceName: 'seat', totalQuantity: 1 });
    const both = [
      { consumableResource: 'licence', quantity: 1 },
      { consumableResource: `${BATCH}:consumable-resource/seat`, quantity: 1 },
    ];
    const consumableResourcePropertiesOverride = { consumableResourceList: both };
    const jobIds = [
      await submitted({ consumableResourcePropertiesOverride }),
      await submitted({ consumableResourcePropertiesOverride }),
    ];
    clock.advance('10s');
    expect(await statusesOf(...jobIds)).toEqual(['STARTING', 'RUNNABLE']);
    expect([await usage('licence'), await usage('seat')]).toEqual(['1 of 2', '1 of 1']);
  });

  it('are needed by each child of an array', async () => {
    await beginOnFargate();
    const jobId = await submitted({ arrayProperties: { size: 5 }, ...needing(1) });
    clock.advance('40s');
    expect((await describeJob(jobId)).arrayProperties?.statusSummary).toMatchObject({ RUNNING: 2, RUNNABLE: 3 });
    expect(await usage()).toBe('2 of 2');
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect(await usage()).toBe('0 of 2');
  });

  it('are needed by each node of a range, for as long as the job runs', async () => {
    await begin();
    await create({ totalQuantity: 7 });
    const container = { image: 'busybox', resourceRequirements: RESOURCES };
    await world.register({
      jobDefinitionName: 'nodes',
      consumableResourceProperties: needing(1).consumableResourcePropertiesOverride,
      nodeProperties: {
        numNodes: 3,
        mainNode: 0,
        nodeRangeProperties: [
          { targetNodes: '0', container },
          {
            targetNodes: '1:2',
            container,
            consumableResourceProperties: needing(3).consumableResourcePropertiesOverride,
          },
        ],
      },
    });
    batch.onJob({ nodeIndex: 0 }, ({ attempt }) => ({ exitCode: attempt === 1 ? 1 : 0, after: '2m' }));
    const jobId = await submitted({ jobDefinition: 'nodes', retryStrategy: { attempts: 2 } });
    clock.advance('4m');
    expect([await statusOf(jobId), await usage()]).toEqual(['RUNNING', '7 of 7']);
    clock.runUntilIdle();
    expect([await statusOf(jobId), await usage()]).toEqual(['SUCCEEDED', '0 of 7']);
    expect((await describeJob(jobId)).attempts).toHaveLength(2);
  });

  it('come back when nodes are terminated', async () => {
    await begin();
    await create({ totalQuantity: 2 });
    await world.register({
      jobDefinitionName: 'nodes',
      nodeProperties: {
        numNodes: 2,
        mainNode: 0,
        nodeRangeProperties: [
          {
            targetNodes: '0:1',
            container: { image: 'busybox', resourceRequirements: RESOURCES },
            consumableResourceProperties: needing(1).consumableResourcePropertiesOverride,
          },
        ],
      },
    });
    const jobId = await submitted({ jobDefinition: 'nodes' });
    clock.advance('3m');
    expect([await statusOf(jobId), await usage()]).toEqual(['RUNNING', '2 of 2']);
    await client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.runUntilIdle();
    expect([await statusOf(jobId), await usage()]).toEqual(['FAILED', '0 of 2']);
  });

  it('come back between two attempts, and are taken anew', async () => {
    await beginOnFargate();
    batch.onJob({}, ({ attempt }) => ({ exitCode: attempt === 1 ? 1 : 0, after: '10s' }));
    const jobId = await submitted({ retryStrategy: { attempts: 2 }, ...needing(2) });
    clock.advance('46s');
    expect([await statusOf(jobId), await usage()]).toEqual(['RUNNABLE', '0 of 2']);
    clock.advance('5s');
    expect([await statusOf(jobId), await usage()]).toEqual(['STARTING', '2 of 2']);
    clock.runUntilIdle();
    expect([await statusOf(jobId), await usage()]).toEqual(['SUCCEEDED', '0 of 2']);
  });

  it('are used up by each attempt', async () => {
    await beginOnFargate({ resourceType: 'NON_REPLENISHABLE', totalQuantity: 3 });
    batch.onJob({}, { exitCode: 1 });
    const jobId = await submitted({ retryStrategy: { attempts: 2 }, ...needing(1) });
    clock.runUntilIdle();
    expect([await statusOf(jobId), await usage()]).toEqual(['FAILED', '0 of 1']);
  });

  it('come back from a job that is terminated', async () => {
    await beginOnFargate();
    const jobId = await submitted(needing(2));
    clock.advance('40s');
    await client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.advance('30s');
    expect([await statusOf(jobId), await usage()]).toEqual(['FAILED', '0 of 2']);
  });

  it('launch no instances for jobs that wait for them', async () => {
    await begin();
    await create({ totalQuantity: 1 });
    await submitted({ arrayProperties: { size: 64 }, ...needing(1) });
    clock.advance('3m');
    const instances = Object.values(aws.state.batch.instances);
    expect(instances.map(({ instanceType }) => instanceType)).toEqual(['c6i.large']);
  });

  it('may be none', async () => {
    await beginOnFargate({ totalQuantity: 0 });
    const jobId = await submitted(needing(0));
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('are refused where the request is wrong', async () => {
    await beginOnFargate();
    expect(await rejectionOf(world.submit(needing(-1)))).toEqual({
      name: 'ClientException',
      text: 'quantity cannot be a negative number.',
      isWrapped: true,
    });
    expect(await rejectionOf(world.submit(needing(1, 'other')))).toEqual({
      name: 'ClientException',
      text: `${BATCH}:consumable-resource/other does not exist`,
      isWrapped: false,
    });
  });

  it('are kept in a snapshot', async () => {
    await beginOnFargate();
    const jobId = await submitted(needing(2));
    clock.advance('40s');
    const snapshot = aws.snapshot();
    aws.reset();
    aws.load(snapshot);
    expect(await usage()).toBe('2 of 2');
    clock.runUntilIdle();
    expect([await statusOf(jobId), await usage()]).toEqual(['SUCCEEDED', '0 of 2']);
  });
});
