import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { planContainerStart } from '../../../src/ecs/task/plan-container-start.js';
import { planContainerStop } from '../../../src/ecs/task/plan-container-stop.js';
import type { ContainerRecord } from '../../../src/ecs/task/task-record.js';

const container = (name: string, members: Partial<ContainerRecord> = {}): ContainerRecord => ({
  containerArn: `arn:${name}`,
  name,
  image: name,
  lastStatus: 'PENDING',
  healthStatus: 'UNKNOWN',
  cpu: '0',
  networkBindings: [],
  networkInterfaces: [],
  isSignalled: false,
  plan: { health: [], onStop: { exitCode: 143, afterMs: 0 } },
  ...members,
});
const definitionsOf = (dependsOn: Readonly<Record<string, ContainerDefinition['dependsOn']>>) =>
  new Map(Object.entries(dependsOn).map(([name, dependencies]) => [name, { name, dependsOn: dependencies }]));

describe('the plan of a start', () => {
  it('starts what depends on nothing, and what depends on running containers', () => {
    const definitions = definitionsOf({ b: [{ containerName: 'a', condition: 'START' }] });

    expect(planContainerStart([container('a'), container('b'), container('c')], definitions)).toEqual({
      start: ['a', 'c'],
    });
    expect(planContainerStart([container('a', { lastStatus: 'RUNNING' }), container('b')], definitions)).toEqual({
      start: ['b'],
    });
  });

  it.each([
    ['COMPLETE', { lastStatus: 'RUNNING' }, 'waits'],
    ['COMPLETE', { lastStatus: 'STOPPED', exitCode: 1 }, 'starts'],
    ['SUCCESS', { lastStatus: 'RUNNING' }, 'waits'],
    ['SUCCESS', { lastStatus: 'STOPPED', exitCode: 0 }, 'starts'],
    ['SUCCESS', { lastStatus: 'STOPPED', exitCode: 1 }, 'is blocked'],
    ['HEALTHY', { lastStatus: 'RUNNING' }, 'waits'],
    ['HEALTHY', { lastStatus: 'RUNNING', healthStatus: 'HEALTHY' }, 'starts'],
    ['HEALTHY', { lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' }, 'is blocked'],
    ['HEALTHY', { lastStatus: 'STOPPED', exitCode: 0 }, 'is blocked'],
    ['START', { lastStatus: 'STOPPED', exitCode: 1 }, 'starts'],
  ] as const)('with a dependency on %s of one that is %o: %s', (condition, target, outcome) => {
    const plan = planContainerStart(
      [container('a', target), container('b')],
      definitionsOf({ b: [{ containerName: 'a', condition }] }),
    );

    const expected = {
      waits: { start: [] },
      starts: { start: ['b'] },
      'is blocked': { start: [], blocked: { name: 'b', dependency: { containerName: 'a', condition } } },
    };
    expect(plan).toEqual(expected[outcome]);
  });
});

describe('the plan of a stop', () => {
  const definitions = definitionsOf({
    b: [{ containerName: 'a', condition: 'START' }],
    c: [{ containerName: 'b', condition: 'START' }],
  });
  const running = (name: string, members: Partial<ContainerRecord> = {}) =>
    container(name, { lastStatus: 'RUNNING', ...members });

  it('signals those first on which none depends that runs', () => {
    expect(planContainerStop([running('a'), running('b'), running('c'), running('d')], definitions)).toEqual([
      'c',
      'd',
    ]);
    expect(
      planContainerStop([running('a'), running('b'), container('c', { lastStatus: 'STOPPED' })], definitions),
    ).toEqual(['b']);
  });

  it('signals none twice', () => {
    expect(planContainerStop([running('a'), running('b', { isSignalled: true })], definitions)).toEqual([]);
  });
});
