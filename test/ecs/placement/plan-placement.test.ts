import { describe, expect, it } from 'vitest';
import type { ContainerInstanceRecord } from '../../../src/ecs/container-instance/container-instance-record.js';
import { parseExpression } from '../../../src/ecs/placement/parse-expression.js';
import { planPlacement, type Candidate, type PlacementRequest } from '../../../src/ecs/placement/plan-placement.js';

interface Sketch {
  readonly name: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly ports?: number[];
  readonly gpuIds?: string[];
  readonly networkInterfaces?: number;
  readonly zone?: string;
  readonly rack?: string;
  readonly tasks?: number;
  readonly connected?: boolean;
  readonly matches?: boolean;
}

function candidate(sketch: Sketch): Candidate {
  const { name, cpu = 1024, memory = 1024, ports = [], gpuIds = [], networkInterfaces = 2, zone = 'a' } = sketch;
  const remaining = { cpu, memory, ports, portsUdp: [], gpuIds, networkInterfaces };
  const instance: ContainerInstanceRecord = {
    ...{
      sequence: 1,
      containerInstanceArn: name,
      clusterArn: 'cluster',
      launchType: 'EC2',
      status: 'ACTIVE',
      tags: [],
    },
    ...{ agentConnected: sketch.connected ?? true, versionInfo: {}, registeredAt: 0, version: 1 },
    attributes: [
      { name: 'ecs.availability-zone', value: zone },
      { name: 'awslogs' },
      ...(sketch.rack === undefined ? [] : [{ name: 'rack', value: sketch.rack }]),
    ],
    ...{ registered: remaining, remaining },
  };
  return { instance, tasksOfGroup: sketch.tasks ?? 0, matches: () => sketch.matches ?? true };
}

const need = { cpu: 512, memory: 512, ports: [80], portsUdp: [], gpus: 0, networkInterfaces: 0 };
const plan = (sketches: Sketch[], request: Partial<PlacementRequest> = {}) => {
  const placement = planPlacement(sketches.map(candidate), {
    ...{ need, requiredAttributes: [], constraints: [], strategies: [], draw: () => 0 },
    ...request,
  });
  return 'instance' in placement ? placement.instance.containerInstanceArn : placement.failures;
};

describe('the placement of a task', () => {
  it.each<[string, Sketch, Partial<PlacementRequest>]>([
    ['AGENT', { name: 'i', connected: false, cpu: 0 }, {}],
    ['ATTRIBUTE', { name: 'i', cpu: 0 }, { requiredAttributes: ['awslogs', 'gpu'] }],
    ['RESOURCE:CPU', { name: 'i', cpu: 511, memory: 0 }, {}],
    ['RESOURCE:MEMORY', { name: 'i', memory: 511, ports: [80] }, {}],
    ['RESOURCE:PORTS', { name: 'i', ports: [80] }, {}],
    ['RESOURCE:GPU', { name: 'i', gpuIds: ['gpu-1'] }, { need: { ...need, gpus: 2 } }],
    ['RESOURCE:ENI', { name: 'i', networkInterfaces: 0 }, { need: { ...need, networkInterfaces: 1 } }],
    ['LOCATION', { name: 'i', zone: 'a' }, { zones: ['b', 'c'] }],
    [
      'DistinctInstance placement constraint unsatisfied.',
      { name: 'i', tasks: 1 },
      { constraints: [{ type: 'distinctInstance' }] },
    ],
    [
      'MemberOf placement constraint unsatisfied.',
      { name: 'i', matches: false },
      { constraints: [{ type: 'memberOf', expression: parseExpression('attribute:x exists') }] },
    ],
  ])('fails with %s', (reason, sketch, request) => {
    expect(plan([sketch], request)).toEqual([{ arn: 'i', reason }]);
  });

  it.each<[string, Sketch, Partial<PlacementRequest>]>([
    ['in a zone of the task', { name: 'i', zone: 'b' }, { zones: ['b', 'c'] }],
    ['with all attributes', { name: 'i' }, { requiredAttributes: ['awslogs'] }],
    ['with other tasks, but none of the group', { name: 'i' }, { constraints: [{ type: 'distinctInstance' }] }],
    [
      'that an expression beside distinctInstance would not match',
      { name: 'i', matches: false },
      { constraints: [{ type: 'distinctInstance', expression: parseExpression('attribute:x exists') }] },
    ],
    [
      'with tasks of the group, where that is allowed',
      { name: 'i', tasks: 3 },
      { constraints: [{ type: 'memberOf' }] },
    ],
  ])('takes an instance %s', (_, sketch, request) => {
    expect(plan([sketch], request)).toBe('i');
  });

  it('gives the reason of every instance', () => {
    expect(
      plan([
        { name: 'a', cpu: 0 },
        { name: 'b', memory: 0 },
      ]),
    ).toEqual([
      { arn: 'a', reason: 'RESOURCE:CPU' },
      { arn: 'b', reason: 'RESOURCE:MEMORY' },
    ]);
  });

  it('draws among all that suit when there is no strategy, and with random', () => {
    const sketches = [{ name: 'a' }, { name: 'full', cpu: 0 }, { name: 'b' }];

    expect(plan(sketches, { draw: (count) => count - 1 })).toBe('b');
    expect(plan(sketches, { draw: (count) => count - 1, strategies: [{ type: 'random' }] })).toBe('b');
  });

  it('prefers none at random', () => {
    const sketches = [
      { name: 'a', tasks: 2, cpu: 900, memory: 900 },
      { name: 'b', tasks: 0, cpu: 600, memory: 600 },
    ];

    expect(plan(sketches, { strategies: [{ type: 'random' }] })).toBe('a');
  });

  it('spreads over an attribute that some instances have not: these are alike', () => {
    const sketches = [
      { name: 'bare1', tasks: 1 },
      { name: 'bare2', tasks: 1 },
      { name: 'racked', rack: 'r1', tasks: 2 },
    ];
    const spread: PlacementRequest['strategies'] = [{ type: 'spread', field: 'attribute:rack' }];

    expect(plan([...sketches, { name: 'other', rack: 'r2', tasks: 1 }], { strategies: spread })).toBe('other');
    expect(plan([{ name: 'bare0' }, ...sketches.slice(1)], { strategies: spread })).toBe('bare0');
  });

  it('packs on the instance that has the least left', () => {
    const sketches = [
      { name: 'a', cpu: 900, memory: 600 },
      { name: 'b', cpu: 600, memory: 900 },
    ];

    expect(plan(sketches, { strategies: [{ type: 'binpack', field: 'cpu' }] })).toBe('b');
    expect(plan(sketches, { strategies: [{ type: 'binpack', field: 'MEMORY' }] })).toBe('a');
  });

  it('spreads over instances, and over the values of an attribute', () => {
    const sketches = [
      { name: 'a1', zone: 'a', tasks: 2 },
      { name: 'a2', zone: 'a', tasks: 0 },
      { name: 'b1', zone: 'b', tasks: 1 },
    ];

    expect(plan(sketches, { strategies: [{ type: 'spread', field: 'instanceId' }] })).toBe('a2');
    expect(plan(sketches, { strategies: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] })).toBe('b1');
  });

  it('counts the tasks of a zone on instances that are full as well', () => {
    const sketches = [
      { name: 'a1', zone: 'a', tasks: 5, cpu: 0 },
      { name: 'a2', zone: 'a', tasks: 0 },
      { name: 'b1', zone: 'b', tasks: 2 },
    ];

    expect(plan(sketches, { strategies: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] })).toBe('b1');
  });

  it('takes the strategies in their order', () => {
    const sketches = [
      { name: 'a1', zone: 'a', memory: 900 },
      { name: 'a2', zone: 'a', memory: 600 },
      { name: 'b1', zone: 'b', memory: 512, tasks: 1 },
    ];
    const strategies: PlacementRequest['strategies'] = [
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'memory' },
    ];

    expect(plan(sketches, { strategies })).toBe('a2');
    expect(plan(sketches, { strategies: strategies.toReversed() })).toBe('b1');
  });
});
