import {
  DeleteComputeEnvironmentCommand,
  UpdateComputeEnvironmentCommand,
  type UpdateComputeEnvironmentCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedulerWorld } from './scheduler-world.js';

describe('the instances of an environment', () => {
  const world = createSchedulerWorld();
  const { aws, client, createEnvironment, createQueue, register, submitSized, statusOf } = world;
  const { batch, clock } = aws;
  const desired = () => world.desiredOf('one');
  const instances = () => world.instancesOf('one');

  beforeEach(async () => {
    await register();
    batch.onJob({ jobName: 'long' }, { after: '1h' });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('come when jobs need them, and go when they have been idle for five minutes', async () => {
    await createEnvironment('one');
    await createQueue('queue', ['one']);
    const seen: unknown[] = [];
    const look = async () => seen.push([await desired(), instances()]);
    await look();
    await submitSized(3);
    clock.advance('6s');
    await look();
    clock.advance('150s');
    await look();
    clock.runUntilIdle();
    await look();
    clock.advance('299s');
    await look();
    clock.advance('1s');
    await look();

    expect(seen).toEqual([
      [0, []],
      [4, []],
      [4, ['c6i.xlarge']],
      [4, ['c6i.xlarge']],
      [4, ['c6i.xlarge']],
      [0, []],
    ]);
  });

  it('are there from the beginning up to the minimum, and stay', async () => {
    await createEnvironment('one', { minvCpus: 6 });
    expect([await desired(), instances()]).toEqual([6, []]);
    clock.advance('1d');

    expect([await desired(), instances()]).toEqual([8, ['c6i.2xlarge']]);
  });

  it('stay while any job runs there', async () => {
    await createEnvironment('one', { instanceTypes: ['c6i.2xlarge'] });
    await createQueue('queue', ['one']);
    await submitSized(1, { jobName: 'long' });
    await submitSized(7);
    clock.advance('50m');
    expect(await desired()).toBe(8);
    clock.runUntilIdle();
    clock.advance('5m');

    expect([await desired(), instances()]).toEqual([0, []]);
  });

  it('go one by one, each when its own time is over', async () => {
    await createEnvironment('one', { instanceTypes: ['c6i.large'] });
    await createQueue('queue', ['one']);
    batch.onJob({ jobName: 'medium' }, { after: '260s' });
    await submitSized(2);
    await submitSized(2, { jobName: 'medium' });
    clock.runUntilIdle();
    expect(instances()).toHaveLength(2);
    clock.advance('2m');
    expect(instances()).toHaveLength(1);
    clock.advance('3m');

    expect(instances()).toEqual([]);
  });

  it('are used again before they go', async () => {
    await createEnvironment('one');
    await createQueue('queue', ['one']);
    await submitSized(2);
    clock.runUntilIdle();
    clock.advance('4m');
    await submitSized(2);
    clock.runUntilIdle();
    clock.advance('4m');

    expect(instances()).toEqual(['c6i.large']);
    clock.advance('1m');
    expect(instances()).toEqual([]);
  });

  it('stay for as long as the scaling policy says', async () => {
    await createEnvironment('one', { scalingPolicy: { minScaleDownDelayMinutes: 20 } });
    await createQueue('queue', ['one']);
    await submitSized(2);
    clock.runUntilIdle();
    clock.advance('1199s');
    expect(instances()).toEqual(['c6i.large']);
    clock.advance('1s');

    expect(instances()).toEqual([]);
  });

  it('pass the limit by one at most', async () => {
    await createEnvironment('one', { maxvCpus: 6, instanceTypes: ['c6i.xlarge'] });
    await createQueue('queue', ['one']);
    for (let count = 0; count < 4; count++) await submitSized(4, { jobName: 'long' });
    clock.advance('10m');

    expect([await desired(), instances()]).toEqual([8, ['c6i.xlarge', 'c6i.xlarge']]);
  });

  it('never pass the limit with BEST_FIT', async () => {
    await createEnvironment('one', { maxvCpus: 6, instanceTypes: ['c6i.xlarge'], allocationStrategy: 'BEST_FIT' });
    await createQueue('queue', ['one']);
    for (let count = 0; count < 4; count++) await submitSized(4, { jobName: 'long' });
    clock.advance('10m');

    expect([await desired(), instances()]).toEqual([4, ['c6i.xlarge']]);
  });

  it('make room for the types that a job waits for', async () => {
    await createEnvironment('one', { maxvCpus: 2, instanceTypes: ['c6i.large', 'r6i.large'] });
    await createQueue('queue', ['one']);
    await submitSized(2);
    clock.runUntilIdle();
    expect(instances()).toEqual(['c6i.large']);
    const memory = [{ type: 'MEMORY' as const, value: '10000' }];
    const jobId = await world.submitted({ containerOverrides: { resourceRequirements: memory } });
    clock.runUntilIdle();

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect(instances()).toEqual(['r6i.large']);
  });

  it('come and go with desiredvCpus', async () => {
    await createEnvironment('one');
    await createQueue('queue', ['one']);
    const computeResources = { desiredvCpus: 4 };
    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'one', computeResources }));
    clock.runUntilIdle();
    expect(instances()).toEqual(['c6i.xlarge']);
    clock.advance('6m');

    expect([await desired(), instances()]).toEqual([0, []]);
  });

  it('come with desiredvCpus to an environment that the scheduler has seen CREATING or DISABLED', async () => {
    const wish = { desiredvCpus: 4 };
    await world.createEnvironment('other');
    await createQueue('queue', ['other']);
    const creation = createEnvironment('one', wish);
    await submitSized(1, { jobQueue: 'queue' });
    await creation;
    expect(await desired()).toBe(4);
    clock.advance('6m');
    clock.runUntilIdle();
    clock.advance('6m');
    const update = (input: Partial<UpdateComputeEnvironmentCommandInput>) =>
      client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'one', ...input }));
    await update({ state: 'DISABLED', computeResources: wish });
    clock.advance('10s');
    await submitSized(1, { jobQueue: 'queue' });
    clock.advance('10s');
    expect(await desired()).toBe(4);
    await update({ state: 'ENABLED' });
    clock.advance('3m');

    expect(instances()).toEqual(['c6i.xlarge']);
  });

  it('do not come to an environment that is DISABLED, but go to the minimum', async () => {
    await createEnvironment('one');
    await createQueue('queue', ['one']);
    await submitSized(2);
    clock.runUntilIdle();
    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'one', state: 'DISABLED' }));
    clock.runUntilIdle();
    const jobId = await submitSized(2);
    clock.advance('10m');

    expect([await statusOf(jobId), await desired(), instances()]).toEqual(['RUNNABLE', 0, []]);
  });

  it('come again when one is lost while a job waits for another attempt', async () => {
    await createEnvironment('one');
    await createQueue('queue', ['one']);
    const jobId = await submitSized(2, { retryStrategy: { attempts: 2 } });
    clock.advance('200s');
    batch.simulate.spotInterruption(jobId);
    expect(instances()).toEqual([]);
    clock.runUntilIdle();

    expect([await statusOf(jobId), instances()]).toEqual(['SUCCEEDED', ['c6i.large']]);
  });

  it('do not come to an environment that has taken the name of one that is gone', async () => {
    await createEnvironment('one', { desiredvCpus: 2 });
    clock.advance('6s');
    const computeEnvironment = 'one';
    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, state: 'DISABLED' }));
    clock.advance('6s');
    await client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment }));
    clock.advance('40s');
    await createEnvironment('one');
    clock.advance('2m');

    expect([await desired(), instances()]).toEqual([0, []]);
  });
});
