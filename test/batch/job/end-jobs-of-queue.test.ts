import { DeleteJobQueueCommand, UpdateJobQueueCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld, EC2 } from './job-world.js';
import { historyOf } from './job-history.js';

describe('the deletion of a queue', () => {
  const { aws, client, begin, register, submitted, describeJob } = createJobWorld();
  const { batch, clock } = aws;
  const jobQueue = 'queue';

  beforeEach(async () => {
    await begin({ environment: { computeResources: { ...EC2, instanceTypes: ['c6i.large'], maxvCpus: 2 } } });
    batch.onJob({ jobName: 'done' }, { after: '1s' });
    batch.onJob({ jobName: 'running' }, { after: '1h' });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  async function disable(): Promise<void> {
    await client.send(new UpdateJobQueueCommand({ jobQueue, state: 'DISABLED' }));
    clock.advance('5s');
  }

  it('fails the jobs of the queue in whatever state they are', async () => {
    const done = await submitted({ jobName: 'done' });
    clock.runUntilIdle();
    const running = await submitted({ jobName: 'running' });
    const pending = await submitted({ dependsOn: [{ jobId: running }] });
    clock.advance('20s');
    const starting = await submitted();
    const runnable = await submitted();
    clock.advance('1s');
    await disable();
    await client.send(new DeleteJobQueueCommand({ jobQueue }));

    const ends = await Promise.all(
      [running, pending, starting, runnable].map(async (jobId) => {
        const { status, statusReason, attempts, stoppedAt } = await describeJob(jobId);
        expect(stoppedAt).toBe(clock.now().getTime());
        return [status, statusReason, attempts?.length];
      }),
    );
    expect(ends).toEqual([
      ['FAILED', 'JobQueue deleted', 1],
      ['FAILED', 'JobQueue deleted', 0],
      ['FAILED', 'JobQueue deleted', 1],
      ['FAILED', 'JobQueue deleted', 0],
    ]);
    expect((await describeJob(done)).status).toBe('SUCCEEDED');
    clock.runUntilIdle();
    expect(historyOf(aws, running).at(-1)).toMatch(/FAILED$/);
    expect(historyOf(aws, starting).filter((news) => news.endsWith('FAILED'))).toHaveLength(1);
  });

  it('fails arrays with their children', async () => {
    const array = await submitted({ jobName: 'running', arrayProperties: { size: 3 } });
    clock.advance('180s');
    await disable();
    await client.send(new DeleteJobQueueCommand({ jobQueue }));

    expect(await describeJob(array)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Array Child Job failed',
      arrayProperties: { statusSummary: { RUNNING: 0, RUNNABLE: 0, FAILED: 3 } },
    });
    expect(await describeJob(`${array}:2`)).toMatchObject({ status: 'FAILED', statusReason: 'JobQueue deleted' });
  });

  it('fails the nodes of a job', async () => {
    const container = {
      image: 'mpi',
      resourceRequirements: [
        { type: 'VCPU' as const, value: '1' },
        { type: 'MEMORY' as const, value: '512' },
      ],
    };
    await register({
      jobDefinitionName: 'mpi',
      nodeProperties: { numNodes: 1, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] },
    });
    const waiting = await submitted({ jobName: 'running' });
    const nodes = await submitted({ jobDefinition: 'mpi' });
    clock.advance('180s');
    await disable();
    await client.send(new DeleteJobQueueCommand({ jobQueue }));
    clock.runUntilIdle();

    for (const jobId of [waiting, nodes, `${nodes}#0`]) {
      expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'JobQueue deleted' });
    }
  });

  it('gives their room to the jobs of other queues', async () => {
    await submitted({ jobName: 'running', arrayProperties: { size: 2 } });
    clock.advance('180s');
    await disable();
    await client.send(new DeleteJobQueueCommand({ jobQueue }));
    clock.runUntilIdle();

    const running = Object.values(aws.state.batch.jobs).filter(({ attempt }) => attempt !== undefined);
    expect(running).toEqual([]);
  });
});
