import {
  CreateSchedulingPolicyCommand,
  DeleteJobQueueCommand,
  UpdateJobQueueCommand,
  UpdateSchedulingPolicyCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createFairShareWorld, FAIR } from './fair-share-world.js';

describe('what a fair-share queue remembers', () => {
  const world = createFairShareWorld();
  const { aws, client, beginFair, submitTo, startOrder, statusOf } = world;
  const { batch, clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('remembers what a share has had', async () => {
    await beginFair();
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    await submitTo('a', ['long']);
    clock.runUntilIdle();
    clock.advance('9m');
    await submitTo('a', ['a1']);
    await submitTo('b', ['b1']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('long b1 a1');
  });

  it('forgets a share that has had no job for as long as the policy says', async () => {
    await beginFair({ shareDecaySeconds: 300 });
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    await submitTo('a', ['long']);
    clock.runUntilIdle();
    clock.advance('5m');
    await submitTo('a', ['a1']);
    await submitTo('b', ['b1']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('long a1 b1');
  });

  it.each([
    ['sooner', 'shorter', 3_600, 300, 'long a1 b1'],
    ['later', 'longer', 300, 3_600, 'long b1 a1'],
  ])('forgets a share %s where its policy gets a %s decay', async (_, __, before, after, order) => {
    await beginFair({ shareDecaySeconds: before });
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    await submitTo('a', ['long']);
    clock.runUntilIdle();
    clock.advance('4m');
    const fairsharePolicy = { shareDecaySeconds: after };
    await client.send(new UpdateSchedulingPolicyCommand({ arn: FAIR, fairsharePolicy }));
    clock.advance('2m');
    await submitTo('a', ['a1']);
    await submitTo('b', ['b1']);
    clock.runUntilIdle();

    expect(startOrder()).toBe(order);
  });

  it('forgets a share that has had no job for as long as its next policy says', async () => {
    await beginFair({ shareDecaySeconds: 3_600 });
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    await submitTo('a', ['long']);
    clock.runUntilIdle();
    clock.advance('10m');
    const fairsharePolicy = { shareDecaySeconds: 300 };
    const other = await client.send(new CreateSchedulingPolicyCommand({ name: 'other', fairsharePolicy }));
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', schedulingPolicyArn: other.arn }));
    clock.advance('10s');
    await submitTo('a', ['a1']);
    await submitTo('b', ['b1']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('long a1 b1');
  });

  it('keeps a share that comes back before it is forgotten', async () => {
    await beginFair({ shareDecaySeconds: 300 });
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    await submitTo('a', ['long']);
    clock.runUntilIdle();
    clock.advance('4m');
    await submitTo('a', ['a1']);
    clock.advance('2m');
    await submitTo('a', ['a2']);
    await submitTo('b', ['b1']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('long a1 b1 a2');
  });

  it('takes its shares along when it goes', async () => {
    await beginFair();
    batch.onJob({ jobName: 'long' }, { after: '20m' });
    const [jobId = ''] = await submitTo('a', ['long']);
    clock.advance('10m');
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', state: 'DISABLED' }));
    clock.advance('5s');
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'queue' }));
    clock.advance('20s');
    expect(await statusOf(jobId)).toBe('FAILED');
    await world.createQueue('queue', ['one'], { schedulingPolicyArn: FAIR });
    await submitTo('a', ['a1']);
    await submitTo('b', ['b1']);
    clock.runUntilIdle();

    expect(startOrder()).toBe('long a1 b1');
  });
});
