import type { NodeRangeProperty } from '@aws-sdk/client-batch';
import { describe, expect, it } from 'vitest';
import { findNodeRange, parseNodeRange } from '../../../../src/batch/job-definition/rules/node-range.js';

describe('Ranges of nodes', () => {
  it.each([
    ['0:3', { first: 0, last: 3 }],
    ['4:', { first: 4, last: 9 }],
    [':2', { first: 0, last: 2 }],
    [':', { first: 0, last: 9 }],
    ['7', { first: 7, last: 7 }],
    ['8:20', { first: 8, last: 20 }],
    ['', undefined],
    ['0-3', undefined],
    ['a:b', undefined],
    ['0:1:2', undefined],
    ['-1:', undefined],
    [' 0:3', undefined],
  ])('read "%s" in a job of 10 nodes', (targetNodes, range) => {
    expect(parseNodeRange(targetNodes, 10)).toEqual(range);
  });

  it.each<[index: number, targetNodes: string | undefined]>([
    [0, '0:6'],
    [4, '4:5'],
    [5, '5'],
    [6, '0:6'],
    [8, '8:'],
    [7, undefined],
  ])('give node %i to the innermost', (index, targetNodes) => {
    const nodeRangeProperties: NodeRangeProperty[] = ['5', '4:5', '0:6', '8:'].map((nodes) => ({ targetNodes: nodes }));
    expect(findNodeRange({ numNodes: 10, mainNode: 0, nodeRangeProperties }, index)?.targetNodes).toBe(targetNodes);
  });

  it('give a node to the last of equal ranges', () => {
    const nodeRangeProperties = [
      { targetNodes: '0:1', instanceTypes: ['first'] },
      { targetNodes: ':', instanceTypes: ['second'] },
    ];
    expect(findNodeRange({ numNodes: 2, mainNode: 0, nodeRangeProperties }, 0)?.instanceTypes).toEqual(['second']);
  });
});
