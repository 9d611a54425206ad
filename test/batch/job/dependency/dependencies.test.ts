import { CancelJobCommand, type JobDependency } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';
import { historyOf } from '../job-history.js';

describe('a job that depends on others', () => {
  const { aws, client, begin, prepareQueue, submitted, describeJob, statusOf } = createJobWorld();
  const { batch, clock } = aws;
  const submit = (jobName: string, dependsOn: JobDependency[] = [], input = {}) =>
    submitted({ jobName, dependsOn, ...input });
  const submitArray = (jobName: string, dependsOn: JobDependency[] = [], size = 3) =>
    submit(jobName, dependsOn, { arrayProperties: { size } });
  const cancel = (jobId: string) => client.send(new CancelJobCommand({ jobId, reason: 'not needed' }));
  const statusesOf = (...jobIds: string[]) => Promise.all(jobIds.map(statusOf));
  const startOf = async (jobId: string) => (await describeJob(jobId)).startedAt ?? Number.NaN;
  const stopOf = async (jobId: string) => (await describeJob(jobId)).stoppedAt ?? Number.NaN;

  beforeEach(async () => {
    await begin();
    // From now on there is an instance.
    await submit('warm-up');
    clock.runUntilIdle();
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is PENDING until they have succeeded', async () => {
    const first = await submit('first');
    const second = await submit('second', [{ jobId: first }]);
    clock.runUntilIdle();

    expect(historyOf(aws, first).at(-1)).toBe('76 SUCCEEDED');
    expect(historyOf(aws, second)).toEqual(['1 PENDING', '77 RUNNABLE', '81 STARTING', '91 RUNNING', '151 SUCCEEDED']);
  });

  it('waits for the last of them', async () => {
    batch.onJob({ jobName: 'slow' }, { after: '10m' });
    const [quick, slow] = [await submit('quick'), await submit('slow')];
    const last = await submit('last', [{ jobId: quick }, { jobId: slow }]);
    clock.runUntilIdle();

    expect(await startOf(last)).toBeGreaterThan(await stopOf(slow));
  });

  it('waits for nothing that has succeeded already', async () => {
    const first = await submit('first');
    clock.runUntilIdle();
    const second = await submit('second', [{ jobId: first }]);
    clock.runUntilIdle();

    expect(historyOf(aws, second).slice(0, 2)).toEqual(['1 RUNNABLE', '6 STARTING']);
  });

  it('fails with them, and so does what depends on it', async () => {
    batch.onJob({ jobName: 'first' }, { exitCode: 1 });
    const first = await submit('first');
    const second = await submit('second', [{ jobId: first }]);
    const third = await submit('third', [{ jobId: second }]);
    clock.runUntilIdle();

    for (const jobId of [second, third]) {
      const { status, statusReason, attempts, startedAt } = await describeJob(jobId);
      expect({ status, statusReason, attempts, startedAt }).toEqual({
        status: 'FAILED',
        statusReason: 'Dependent Job failed',
        attempts: [],
      });
    }
    expect(historyOf(aws, second)).toEqual(['1 PENDING', '77 FAILED']);
    expect(historyOf(aws, third)).toEqual(['1 PENDING', '78 FAILED']);
  });

  it('fails with the first of them, without waiting for the others', async () => {
    batch.onJob({ jobName: 'bad' }, { exitCode: 1, after: '1s' });
    batch.onJob({ jobName: 'slow' }, { after: '1h' });
    const [bad, slow] = [await submit('bad'), await submit('slow')];
    const last = await submit('last', [{ jobId: slow }, { jobId: bad }]);
    clock.advance('1m');

    expect(await statusesOf(slow, last)).toEqual(['RUNNING', 'FAILED']);
  });

  it('fails at once with what has failed already', async () => {
    batch.onJob({ jobName: 'first' }, { exitCode: 1 });
    const first = await submit('first');
    clock.runUntilIdle();
    const second = await submit('second', [{ jobId: first }]);
    clock.runUntilIdle();

    expect(historyOf(aws, second)).toEqual(['1 FAILED']);
  });

  it('does not fail while they can be tried again', async () => {
    batch.onJob({ jobName: 'first', attempt: 1 }, { exitCode: 1 });
    const first = await submit('first', [], { retryStrategy: { attempts: 2 } });
    const second = await submit('second', [{ jobId: first }]);
    clock.runUntilIdle();

    expect(await statusOf(second)).toBe('SUCCEEDED');
  });

  it('may wait for jobs of another queue', async () => {
    await prepareQueue({ name: 'other' });
    const first = await submit('first', [], { jobQueue: 'other' });
    const second = await submit('second', [{ jobId: first }]);
    clock.runUntilIdle();

    expect(await startOf(second)).toBeGreaterThan(await stopOf(first));
  });

  it('waits for all children of an array', async () => {
    batch.onJob({ arrayIndex: 1 }, { after: '10m' });
    const array = await submitArray('array');
    const last = await submit('last', [{ jobId: array }]);
    clock.runUntilIdle();

    expect(await startOf(last)).toBeGreaterThan(await stopOf(`${array}:1`));
  });

  it('may wait for a single child', async () => {
    batch.onJob({ arrayIndex: 1 }, { after: '10m' });
    const array = await submitArray('array');
    clock.advance('1s');
    const last = await submit('last', [{ jobId: `${array}:0` }]);
    clock.advance('5m');

    expect(await statusesOf(array, `${array}:1`, last)).toEqual(['PENDING', 'RUNNING', 'SUCCEEDED']);
  });

  it('lets no child of an array begin before', async () => {
    const first = await submit('first');
    const array = await submitArray('array', [{ jobId: first }]);
    clock.advance('10s');
    expect(await statusesOf(array, `${array}:0`, `${array}:2`)).toEqual(['PENDING', 'PENDING', 'PENDING']);
    clock.runUntilIdle();

    expect(await startOf(`${array}:0`)).toBeGreaterThan(await stopOf(first));
    expect(await statusOf(array)).toBe('SUCCEEDED');
  });

  it('fails as an array with all of its children', async () => {
    batch.onJob({ jobName: 'first' }, { exitCode: 1 });
    const first = await submit('first');
    const array = await submitArray('array', [{ jobId: first }], 2);
    clock.runUntilIdle();

    for (const jobId of [array, `${array}:0`, `${array}:1`]) {
      expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed' });
    }
  });

  it('waits child for child with N_TO_N', async () => {
    batch.onJob({ jobName: 'a', arrayIndex: 1 }, { exitCode: 1 });
    batch.onJob({ jobName: 'a', arrayIndex: 2 }, { after: '10m' });
    const a = await submitArray('a');
    const b = await submitArray('b', [{ jobId: a, type: 'N_TO_N' }]);
    clock.advance('5m');

    expect(await statusesOf(`${b}:0`, `${b}:1`, `${b}:2`)).toEqual(['SUCCEEDED', 'FAILED', 'PENDING']);
    expect((await describeJob(`${b}:1`)).statusReason).toBe('Dependent Job failed');
    clock.runUntilIdle();
    expect(await statusesOf(`${b}:2`, b)).toEqual(['SUCCEEDED', 'FAILED']);
  });

  it('waits for the same array as a whole and child for child', async () => {
    batch.onJob({ jobName: 'a', arrayIndex: 2 }, { after: '10m' });
    const a = await submitArray('a');
    const b = await submitArray('b', [{ jobId: a }, { jobId: a, type: 'N_TO_N' }]);
    clock.runUntilIdle();

    expect(await startOf(`${b}:0`)).toBeGreaterThan(await stopOf(`${a}:2`));
    expect(await statusOf(b)).toBe('SUCCEEDED');
  });

  it('fails a child with its peer, though the array still waits for another job', async () => {
    batch.onJob({ jobName: 'a', arrayIndex: 1 }, { exitCode: 1 });
    batch.onJob({ jobName: 'slow' }, { after: '10d' });
    const [a, slow] = [await submitArray('a'), await submit('slow')];
    const b = await submitArray('b', [{ jobId: a, type: 'N_TO_N' }, { jobId: slow }]);
    clock.advance('1h');
    expect(await statusesOf(`${b}:0`, `${b}:1`)).toEqual(['PENDING', 'FAILED']);
    clock.runUntilIdle();

    expect(await statusesOf(`${b}:0`, b)).toEqual(['SUCCEEDED', 'FAILED']);
  });

  it('runs the children one after the other with SEQUENTIAL', async () => {
    const array = await submitArray('array', [{ type: 'SEQUENTIAL' }]);
    clock.advance('30s');
    expect(await statusesOf(`${array}:0`, `${array}:1`, `${array}:2`)).toEqual(['RUNNING', 'PENDING', 'PENDING']);
    clock.runUntilIdle();

    expect(await startOf(`${array}:1`)).toBeGreaterThan(await stopOf(`${array}:0`));
    expect(await startOf(`${array}:2`)).toBeGreaterThan(await stopOf(`${array}:1`));
    expect(await statusOf(array)).toBe('SUCCEEDED');
  });

  it('runs no child after one that has failed with SEQUENTIAL', async () => {
    batch.onJob({ arrayIndex: 1 }, { exitCode: 1 });
    const array = await submitArray('array', [{ type: 'SEQUENTIAL' }], 4);
    clock.runUntilIdle();

    expect(await statusesOf(`${array}:0`, `${array}:1`, `${array}:2`, `${array}:3`, array)).toEqual([
      'SUCCEEDED',
      ...['FAILED', 'FAILED', 'FAILED', 'FAILED'],
    ]);
    expect((await describeJob(`${array}:3`)).statusReason).toBe('Dependent Job failed');
  });

  it.each([
    ['succeeds', 0],
    ['fails', 1],
  ])('that is cancelled ends when what it waits for %s', async (_, exitCode) => {
    batch.onJob({ jobName: 'first' }, { exitCode });
    const first = await submit('first');
    const second = await submit('second', [{ jobId: first }]);
    clock.advance('10s');
    await cancel(second);
    expect(await describeJob(second)).toMatchObject({ status: 'PENDING', isCancelled: true });
    clock.runUntilIdle();

    expect(await describeJob(second)).toMatchObject({ status: 'FAILED', statusReason: 'not needed', attempts: [] });
    expect(historyOf(aws, second)).toEqual(['1 PENDING', '77 FAILED']);
  });

  it.each([0, 1])(
    'that is cancelled fails with all children for the reason given, after an exit with %i',
    async (exitCode) => {
      batch.onJob({ jobName: 'first' }, { exitCode });
      const first = await submit('first');
      const array = await submitArray('array', [{ jobId: first }], 2);
      clock.advance('10s');
      await cancel(array);
      clock.runUntilIdle();

      expect(await statusesOf(array, `${array}:0`, `${array}:1`)).toEqual(['FAILED', 'FAILED', 'FAILED']);
      expect((await describeJob(`${array}:1`)).statusReason).toBe('not needed');
    },
  );
});
