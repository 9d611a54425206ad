import { UpdateServiceJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createServiceJobWorld, payloadOf, type QueueSetup } from '../service-job-world.js';

describe('service jobs in a queue that goes by fair share', () => {
  const { aws, client, begin, submitted, statusesOf } = createServiceJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  /** In the queue, of two instances by default. */
  const beginFair = async (fairsharePolicy: NonNullable<QueueSetup['policy']>['fairsharePolicy'], maxCapacity = 2) =>
    begin({ policy: { fairsharePolicy }, capacityLimits: [{ maxCapacity, capacityUnit: 'NUM_INSTANCES' }] });
  const submitTo = async (shareIdentifier: string, schedulingPriority = 0, instances = 1) =>
    submitted({ shareIdentifier, schedulingPriority, serviceRequestPayload: payloadOf(instances) });

  it('take turns by share, and not by submission', async () => {
    await beginFair({});
    const red = [await submitTo('red'), await submitTo('red'), await submitTo('red')];
    const blue = [await submitTo('blue'), await submitTo('blue')];
    aws.clock.advance('6s');
    expect(await statusesOf(...red, ...blue)).toEqual(['SCHEDULED', 'RUNNABLE', 'RUNNABLE', 'SCHEDULED', 'RUNNABLE']);
    aws.clock.advance('156s');
    expect(await statusesOf(...red, ...blue)).toEqual(['SUCCEEDED', 'SCHEDULED', 'RUNNABLE', 'SUCCEEDED', 'SCHEDULED']);
  });

  it('give more to a share of less weight, counted in instances', async () => {
    const shareDistribution = [
      { shareIdentifier: 'red', weightFactor: 0.5 },
      { shareIdentifier: 'blue', weightFactor: 1 },
    ];
    await beginFair({ shareDistribution }, 6);
    const red = [await submitTo('red', 0, 2), await submitTo('red', 0, 2), await submitTo('red', 0, 2)];
    const blue = [await submitTo('blue', 0, 2), await submitTo('blue', 0, 2)];
    aws.clock.advance('6s');
    // Weighted usage after each start: red 1 · blue 2 · red 2
    expect(await statusesOf(...red, ...blue)).toEqual(['SCHEDULED', 'SCHEDULED', 'RUNNABLE', 'SCHEDULED', 'RUNNABLE']);
  });

  it('start by their priority within a share, also when it is changed', async () => {
    await beginFair({}, 1);
    const [low, high, changed] = [await submitTo('red', 1), await submitTo('red', 5), await submitTo('red', 1)];
    await client.send(new UpdateServiceJobCommand({ jobId: changed, schedulingPriority: 9 }));
    aws.clock.advance('6s');
    expect(await statusesOf(low, high, changed)).toEqual(['RUNNABLE', 'RUNNABLE', 'SCHEDULED']);
    aws.clock.advance('156s');
    expect(await statusesOf(low, high, changed)).toEqual(['RUNNABLE', 'SCHEDULED', 'SUCCEEDED']);
  });

  it('leave something for shares that are not active', async () => {
    await beginFair({ computeReservation: 50 }, 4);
    const jobIds = [await submitTo('red'), await submitTo('red'), await submitTo('red')];
    aws.clock.advance('10s');
    expect(await statusesOf(...jobIds)).toEqual(['SCHEDULED', 'SCHEDULED', 'RUNNABLE']);
  });
});
