import {
  BatchClient,
  DescribeConsumableResourceCommand,
  ListJobsByConsumableResourceCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockBatch } from '../../../src/index.js';

describe('batch.seed of consumable resources', () => {
  const aws = mockBatch();
  const { batch, clock } = aws;
  const client = new BatchClient({});
  const licence = { consumableResourceName: 'licence', totalQuantity: 2 };
  const consumableResourcePropertiesOverride = {
    consumableResourceList: [{ consumableResource: 'licence', quantity: 1 }],
  };
  const base = { computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] };
  const usage = async () => {
    const command = new DescribeConsumableResourceCommand({ consumableResource: 'licence' });
    const { inUseQuantity, totalQuantity } = await client.send(command);
    return `${inUseQuantity} of ${totalQuantity}`;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes them, gives their ARNs and leaves nothing to come', async () => {
    const { consumableResourceArns } = batch.seed({ consumableResources: [licence] });
    expect(consumableResourceArns).toEqual(['arn:aws:batch:us-east-1:123456789012:consumable-resource/licence']);
    expect([await usage(), clock.pending(), aws.changes()]).toEqual(['0 of 2', [], []]);
  });

  it('has jobs that run hold theirs, and others wait', async () => {
    batch.seed({
      ...base,
      consumableResources: [licence],
      jobs: [
        { jobName: 'running', status: 'RUNNING', count: 2, consumableResourcePropertiesOverride },
        { jobName: 'waiting', consumableResourcePropertiesOverride },
      ],
    });
    expect(await usage()).toBe('2 of 2');
    clock.advance('30s');
    const command = new ListJobsByConsumableResourceCommand({ consumableResource: 'licence' });
    const { jobs } = await client.send(command);
    expect(jobs?.map(({ jobStatus }) => jobStatus).toSorted()).toEqual(['RUNNABLE', 'RUNNING', 'RUNNING']);
    clock.runUntilIdle();
    expect(await usage()).toBe('0 of 2');
  });

  it('says what is short', () => {
    const jobs = [{ status: 'RUNNING', count: 3, consumableResourcePropertiesOverride } as const];
    expect(() => batch.seed({ ...base, consumableResources: [licence], jobs })).toThrow(
      'the job report cannot be RUNNING: too little is left of a consumable resource that it needs.',
    );
  });

  it('refuses what CreateConsumableResource refuses', () => {
    expect(() => batch.seed({ consumableResources: [{ ...licence, totalQuantity: -1 }] })).toThrow(
      'totalQuantity cannot be a negative number.',
    );
  });
});
