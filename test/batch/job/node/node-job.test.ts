import { TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld, EC2, RESOURCES } from '../job-world.js';
import { historyOf } from '../job-history.js';

describe('a multi-node parallel job', () => {
  const { aws, client, prepareQueue, register, submitted, describeJob, statusOf } = createJobWorld();
  const { batch, clock } = aws;
  const submit = async (input = {}) => submitted({ jobDefinition: 'mpi', ...input });
  const statusesOf = (...jobIds: string[]) => Promise.all(jobIds.map(statusOf));

  beforeEach(async () => {
    await prepareQueue({ environment: { computeResources: { ...EC2, instanceTypes: ['c6i.large'], maxvCpus: 8 } } });
    const container = { image: 'mpi', resourceRequirements: RESOURCES };
    await register({
      jobDefinitionName: 'mpi',
      nodeProperties: { numNodes: 3, mainNode: 1, nodeRangeProperties: [{ targetNodes: '0:', container }] },
    });
    clock.runUntilIdle();
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('starts its main node first, and then the others', async () => {
    const jobId = await submit();
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '161 STARTING', '171 RUNNING', '231 SUCCEEDED']);
    expect(historyOf(aws, `${jobId}#1`)).toEqual(['160 STARTING', '170 RUNNING', '230 SUCCEEDED']);
    expect(historyOf(aws, `${jobId}#0`)).toEqual(['170 STARTING', '180 RUNNING', '230 SUCCEEDED']);
    expect(historyOf(aws, `${jobId}#2`)).toEqual(['170 STARTING', '180 RUNNING', '230 SUCCEEDED']);
  });

  it('has an instance for each node, which it shares with nobody', async () => {
    const jobId = await submit();
    const single = await submitted({ jobDefinition: await register() });
    clock.advance('190s');

    const details = await Promise.all([`${jobId}#0`, `${jobId}#1`, `${jobId}#2`, single].map((id) => describeJob(id)));
    expect(new Set(details.map(({ container }) => container?.containerInstanceArn)).size).toBe(4);
    expect(details.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING']);
  });

  it('shows what became of its main node', async () => {
    const jobId = await submit();
    clock.runUntilIdle();

    const main = await describeJob(`${jobId}#1`);
    const { startedAt, stoppedAt, statusReason, attempts, nodeProperties, nodeDetails } = await describeJob(jobId);
    expect({ startedAt, stoppedAt, statusReason, attempts }).toEqual({
      startedAt: main.startedAt,
      stoppedAt: main.stoppedAt,
      statusReason: 'Essential container in task exited',
      attempts: main.attempts,
    });
    expect([nodeProperties?.numNodes, nodeDetails]).toEqual([3, undefined]);
    expect(main.nodeDetails).toEqual({ nodeIndex: 1, isMainNode: true });
    expect((await describeJob(`${jobId}#2`)).nodeDetails).toEqual({ nodeIndex: 2, isMainNode: false });
  });

  it('tells the other nodes where the main node is', async () => {
    const seen: Record<number, unknown> = {};
    batch.onJob({}, ({ nodeIndex = -1, containers }) => {
      const { environment = {} } = containers[0] ?? {};
      const address = environment['AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS'];
      seen[nodeIndex] = [
        environment['AWS_BATCH_JOB_NODE_INDEX'],
        environment['AWS_BATCH_JOB_MAIN_NODE_INDEX'],
        address,
      ];
      return {};
    });
    const jobId = await submit();
    clock.runUntilIdle();

    const { container } = await describeJob(`${jobId}#1`);
    const address = container?.networkInterfaces?.[0]?.privateIpv4Address;
    expect(address).toMatch(/^10\./);
    expect(seen).toEqual({ 0: ['0', '1', address], 1: ['1', '1', undefined], 2: ['2', '1', address] });
  });

  it('stops the other nodes when its main node has ended', async () => {
    batch.onJob({ nodeIndex: 0 }, { after: '1h' });
    batch.onJob({ nodeIndex: 2 }, { after: '5s' });
    const jobId = await submit();
    clock.runUntilIdle();

    expect(historyOf(aws, jobId).at(-1)).toBe('231 SUCCEEDED');
    expect(await describeJob(`${jobId}#0`)).toMatchObject({
      status: 'SUCCEEDED',
      statusReason: 'Main node exited',
      container: { exitCode: 137 },
    });
    expect(historyOf(aws, `${jobId}#2`).at(-1)).toBe('185 SUCCEEDED');
  });

  it('does not care how another node ends', async () => {
    batch.onJob({ nodeIndex: 2 }, { exitCode: 1, after: '5s' });
    const jobId = await submit({ retryStrategy: { attempts: 3 } });
    clock.runUntilIdle();

    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#1`, `${jobId}#2`)).toEqual([
      ...['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'],
      'FAILED',
    ]);
  });

  it('tries all nodes again when its main node fails', async () => {
    batch.onJob({ nodeIndex: 1 }, [{ exitCode: 1, after: '20s' }, {}]);
    batch.onJob({ nodeIndex: 2, attempt: 1 }, { exitCode: 0, after: '1s' });
    const jobId = await submit({ retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();

    expect(historyOf(aws, jobId).map((news) => news.replace(/.* /, ''))).toEqual([
      ...['RUNNABLE', 'STARTING', 'RUNNING'],
      ...['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED'],
    ]);
    expect(historyOf(aws, `${jobId}#2`).map((news) => news.replace(/.* /, ''))).toEqual([
      ...['STARTING', 'RUNNING', 'SUCCEEDED'],
      ...['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED'],
    ]);
    const nodes = [jobId, `${jobId}#0`, `${jobId}#1`, `${jobId}#2`];
    const attempts = await Promise.all(nodes.map(async (id) => (await describeJob(id)).attempts?.length));
    expect(attempts).toEqual([2, 2, 2, 2]);
  });

  it('ends all nodes when its main node does not start', async () => {
    batch.onJob({ nodeIndex: 1 }, { startError: true });
    const jobId = await submit();
    clock.runUntilIdle();

    const nodes = [`${jobId}#0`, `${jobId}#1`, `${jobId}#2`];
    expect(await statusesOf(jobId, ...nodes)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
    expect((await describeJob(jobId)).statusReason).toBe('Task failed to start');
    expect((await describeJob(`${jobId}#0`)).attempts).toEqual([]);
  });

  it('is stopped as a whole when its time is over', async () => {
    batch.onJob({}, { after: '1h' });
    const jobId = await submit({ timeout: { attemptDurationSeconds: 60 }, retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();

    expect(historyOf(aws, jobId).at(-1)).toBe('261 FAILED');
    expect((await describeJob(jobId)).statusReason).toBe('Job attempt duration exceeded timeout');
    expect(await statusesOf(`${jobId}#0`, `${jobId}#1`, `${jobId}#2`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  });

  it('is terminated with all of its nodes', async () => {
    batch.onJob({ nodeIndex: 1 }, { onStop: { exitCode: 0, after: '1s' } });
    const jobId = await submit({ retryStrategy: { attempts: 2 } });
    clock.advance('200s');
    await client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
    expect(await statusesOf(`${jobId}#0`, `${jobId}#1`, `${jobId}#2`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  });

  it('loses a node with its instance, and goes on', async () => {
    const jobId = await submit();
    clock.advance('200s');
    batch.simulate.spotInterruption(`${jobId}#2`);
    clock.runUntilIdle();

    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#2`)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'FAILED']);
    expect((await describeJob(`${jobId}#2`)).statusReason).toMatch(/^Host EC2 \(instance i-/);
  });

  it('goes on without a node whose instance is lost before it could start', async () => {
    const jobId = await submit();
    clock.advance('165s');
    const { instanceArn = '' } =
      aws.state.batch.jobs[`arn:aws:batch:us-east-1:123456789012:job/${jobId}#2`]?.reservation ?? {};
    batch.simulate.spotInterruption(instanceArn);
    clock.runUntilIdle();

    expect(await statusesOf(jobId, `${jobId}#0`, `${jobId}#2`)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'FAILED']);
    expect(await describeJob(`${jobId}#2`)).toMatchObject({ statusReason: 'Host EC2 terminated.', attempts: [] });
  });

  it('is tried again when the instance of its main node is lost', async () => {
    const jobId = await submit({ retryStrategy: { attempts: 2 } });
    clock.advance('200s');
    batch.simulate.spotInterruption(`${jobId}#1`);
    clock.runUntilIdle();

    expect(await statusesOf(jobId, `${jobId}#0`)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect((await describeJob(jobId)).attempts).toMatchObject([
      { statusReason: expect.stringMatching(/^Host EC2 /) as unknown },
      { container: { exitCode: 0 } },
    ]);
  });

  it('launches no more instances than it needs', async () => {
    await submitted({ jobDefinition: await register() });
    clock.runUntilIdle();
    await submit();
    clock.runUntilIdle();

    expect(Object.keys(aws.state.batch.instances)).toHaveLength(3);
  });

  it('leaves its instances to others when it has ended', async () => {
    await submit();
    clock.runUntilIdle();
    const jobId = await submitted({ jobDefinition: await register() });
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '6 STARTING', '16 RUNNING', '76 SUCCEEDED']);
  });
});
