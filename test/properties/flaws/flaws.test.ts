import { describe, expect, it } from 'vitest';
import type { Write } from '../../../src/store/history.js';
import { mutateDeeply } from './alias-flaws.js';
import { flawsOfChanges } from './change-flaws.js';
import { flawsOfError, flawsOfOutput } from './reply-flaws.js';
import { flawsOfReferences } from './reference-flaws.js';
import { flawsOfResources } from './resource-flaws.js';

/** A look that never finds anything proves nothing. */
describe('what a property looks for', () => {
  const listing = { service: 'ecs', operation: 'ListClusters' } as const;
  const ok = { $metadata: { httpStatusCode: 200 } };
  const write = (before: object, after: object): Write => {
    const [old, fresh] = [before, after].map((record) => ({ sequence: 1, ...record }));
    return { table: 'ecs.tasks', key: 'task', before: old, after: fresh };
  };

  it('finds members that a reply may not have, and values of the wrong type', () => {
    expect(flawsOfOutput(listing, { ...ok, clusterArns: ['a'], nextToken: 'b' })).toEqual([]);
    expect(flawsOfOutput(listing, { ...ok, clusterArns: [7], more: true })).toEqual([
      'ListClusters.clusterArns.0 is no string: 7',
      'ListClusters.more is unknown to the SDK',
    ]);
  });

  it('finds errors that are none of AWS', () => {
    expect(flawsOfError(listing, new TypeError('no'))[0]).toMatch(/^ListClusters crashes: TypeError: no/);
  });

  it('finds statuses that cannot follow each other', () => {
    const writes = [write({ lastStatus: 'RUNNING' }, { lastStatus: 'PENDING' })];
    expect(flawsOfChanges([{ at: 0, writes }])).toEqual(['task  lastStatus went from RUNNING to PENDING']);
  });

  it('finds times in disorder, and those that change', () => {
    const writes = [write({ createdAt: 1 }, { createdAt: 5, stoppedAt: 3 })];
    expect(flawsOfChanges([{ at: 9, writes }])).toHaveLength(3);
  });

  it('finds what is frozen', () => {
    expect(mutateDeeply({ list: Object.freeze(['a']) }, 'output')).toEqual([
      'output.list is frozen',
      'output.list.0 cannot be changed',
      'output.list cannot be added to',
    ]);
  });

  it('finds records that refer to nothing, and resources that do not add up', () => {
    const registered = { cpu: 1, memory: 1, networkInterfaces: 0, ports: [22], portsUdp: [], gpuIds: [] };
    const state = {
      ecs: {
        tasks: {},
        containerInstances: {
          one: { containerInstanceArn: 'one', clusterArn: 'none', registered, remaining: { ...registered, cpu: 0 } },
        },
      },
      batch: { computeEnvironments: {}, instances: {}, jobs: {} },
    } as never;
    expect(flawsOfReferences(state)).toEqual(['one refers to none, which is not there']);
    expect(flawsOfResources(state)).toEqual(['one: cpu of its tasks do not add up']);
  });
});
