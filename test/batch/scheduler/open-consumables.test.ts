import { describe, expect, it } from 'vitest';
import { openConsumables } from '../../../src/batch/scheduler/open-consumables.js';
import { planDispatch } from '../../../src/batch/scheduler/plan-dispatch.js';
import { fargate, job, size } from './literal-sites.js';

const needing = (quantity: number, consumableResourceArn = 'licence') => ({
  consumes: [{ consumableResourceArn, quantity }],
});
const licences = (quantity: number) => (arn: string) => (arn === 'licence' ? quantity : undefined);
const licensed = (arn: string, quantity: number) => job(arn, size(1), { capability: 'FARGATE', ...needing(quantity) });

describe('the consumable resources in a plan', () => {
  it('are there until they are taken', () => {
    const stock = openConsumables(licences(3));
    stock.take(needing(2));
    expect([stock.has(needing(1)), stock.has(needing(2))]).toEqual([true, false]);
  });

  it('are promised apart from what is taken', () => {
    const stock = openConsumables(licences(3));
    expect([stock.promise(needing(2)), stock.promise(needing(2))]).toEqual([true, false]);
    expect(stock.has(needing(3))).toBe(true);
    stock.take(needing(1));
    expect(stock.promise(needing(1))).toBe(false);
  });

  it('are not there at all where they do not exist', () => {
    const stock = openConsumables(licences(0));
    expect([stock.has(needing(0)), stock.has(needing(0, 'other'))]).toEqual([true, false]);
  });

  it('start what they suffice for, and keep the rest of a queue waiting', () => {
    const jobs = [licensed('a', 1), licensed('b', 2), licensed('c', 1)];
    const { starts, heads } = planDispatch([{ jobQueueArn: 'queue', sites: [fargate(8)], jobs }], licences(2));
    expect(starts.map(({ jobArn }) => jobArn)).toEqual(['a']);
    expect(heads).toEqual([{ jobQueueArn: 'queue', jobArn: 'b', reason: undefined, awaits: [] }]);
  });

  it('go to the queue of the higher priority first', () => {
    const { starts } = planDispatch(
      [
        { jobQueueArn: 'high', sites: [fargate(8)], jobs: [licensed('a', 2)] },
        { jobQueueArn: 'low', sites: [fargate(8)], jobs: [licensed('b', 1)] },
      ],
      licences(2),
    );
    expect(starts.map(({ jobArn }) => jobArn)).toEqual(['a']);
  });
});
