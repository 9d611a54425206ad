import { describe, expect, it } from 'vitest';
import { consumableNeedsOf } from '../../../src/batch/consumable-resource/needs-of-spec.js';
import { BATCH } from '../job/job-world.js';
import { LICENCE } from './consumable-world.js';

const jobDefinitionArn = `${BATCH}:job-definition/report:1`;
const SEAT = `${BATCH}:consumable-resource/seat`;
const list = (...needs: readonly (readonly [string, number])[]) => ({
  consumableResourceList: needs.map(([consumableResource, quantity]) => ({ consumableResource, quantity })),
});

describe('what a job needs of consumable resources', () => {
  it('is nothing where it speaks of none', () => {
    expect(consumableNeedsOf({ jobDefinitionArn })).toEqual([]);
    expect(consumableNeedsOf({ jobDefinitionArn, consumableResourceProperties: {} })).toEqual([]);
  });

  it('is told by name and by ARN alike', () => {
    const consumableResourceProperties = list(['licence', 1], [SEAT, 2], [LICENCE, 3]);
    expect(consumableNeedsOf({ jobDefinitionArn, consumableResourceProperties })).toEqual([
      { consumableResourceArn: LICENCE, quantity: 4 },
      { consumableResourceArn: SEAT, quantity: 2 },
    ]);
  });

  it('is counted for each node, and once for the job as a whole', () => {
    const nodeProperties = {
      numNodes: 4,
      mainNode: 0,
      nodeRangeProperties: [
        { targetNodes: '0:', consumableResourceProperties: list(['licence', 1]) },
        { targetNodes: '0', consumableResourceProperties: list(['seat', 5]) },
      ],
    };
    const consumableResourceProperties = list(['seat', 1]);
    expect(consumableNeedsOf({ jobDefinitionArn, consumableResourceProperties, nodeProperties })).toEqual([
      { consumableResourceArn: SEAT, quantity: 6 },
      { consumableResourceArn: LICENCE, quantity: 3 },
    ]);
  });
});
