import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { ContainerInstanceRecord } from '../../../../src/ecs/container-instance/container-instance-record.js';
import { chooseVictims, type Candidate } from '../../../../src/ecs/service/scheduler/choose-victims.js';

interface Named extends Candidate {
  readonly name: string;
}

const candidate = (name: string, members: Partial<Candidate> = {}): Named => ({
  ...{ name, health: 'HEALTHY', isDraining: false, availabilityZone: 'us-east-1a', instance: undefined },
  ...members,
});

/** An instance as far as the choice depends on it. */
const instance = (name: string, members: Partial<ContainerInstanceRecord> = {}): ContainerInstanceRecord => ({
  ...{ sequence: 1, containerInstanceArn: name, clusterArn: 'cluster', launchType: 'EC2', status: 'ACTIVE' },
  ...{ agentConnected: true, versionInfo: {}, attributes: [], tags: [], registeredAt: 0, version: 1 },
  registered: resources(2_048, 4_096),
  remaining: resources(2_048, 4_096),
  ...members,
});

const resources = (cpu: number, memory: number) => ({
  ...{ cpu, memory, ports: [], portsUdp: [], gpuIds: [], networkInterfaces: 0 },
});

const choose = (tasks: readonly Named[], count: number, strategies: readonly PlacementStrategy[] = []) =>
  chooseVictims(tasks, { strategies, count }).map(({ name }) => name);

describe('chooseVictims', () => {
  it.each([0, -2])('chooses none of %i', (count) => {
    expect(choose([candidate('a')], count)).toEqual([]);
  });

  it('chooses all where there are no more', () => {
    expect(choose([candidate('a'), candidate('b')], 3)).toEqual(['a', 'b']);
  });

  it('takes the youngest of tasks that are alike', () => {
    expect(choose([candidate('a'), candidate('b'), candidate('c')], 2)).toEqual(['c', 'b']);
  });

  it('takes tasks on DRAINING instances before all others', () => {
    const tasks = [candidate('draining', { isDraining: true }), candidate('sick', { health: 'UNHEALTHY' })];

    expect(choose(tasks, 1)).toEqual(['draining']);
  });

  it('takes what serves least', () => {
    const tasks = [
      candidate('healthy'),
      candidate('settling', { health: 'SETTLING' }),
      candidate('pending', { health: 'PENDING' }),
      candidate('unhealthy', { health: 'UNHEALTHY' }),
    ];

    expect(choose(tasks, 3)).toEqual(['unhealthy', 'pending', 'settling']);
  });

  it('takes a task of the zone with most of them', () => {
    const tasks = [
      candidate('a1'),
      candidate('a2'),
      candidate('a3'),
      candidate('b1', { availabilityZone: 'us-east-1b' }),
    ];

    expect(choose(tasks, 2)).toEqual(['a3', 'a2']);
  });

  it('takes a task of the instance with most of them, within the zone', () => {
    const [crowded, other] = [instance('crowded'), instance('other')];
    const tasks = [
      candidate('c1', { instance: crowded }),
      candidate('c2', { instance: crowded }),
      candidate('o1', { instance: other }),
    ];

    expect(choose(tasks, 1)).toEqual(['c2']);
  });

  it('keeps the balance between the zones where tasks are spread over them', () => {
    const tasks = [
      candidate('b1', { availabilityZone: 'us-east-1b' }),
      candidate('b2', { availabilityZone: 'us-east-1b' }),
      candidate('a1'),
    ];

    expect(choose(tasks, 1, [{ type: 'spread', field: 'attribute:ecs.availability-zone' }])).toEqual(['b2']);
  });

  it.each(['instanceId', 'host'])('keeps the balance between the instances where tasks are spread by %s', (field) => {
    const [crowded, other] = [instance('crowded'), instance('other')];
    const tasks = [
      candidate('c1', { instance: crowded }),
      candidate('c2', { instance: crowded }),
      candidate('o1', { instance: other, availabilityZone: 'us-east-1b' }),
    ];

    expect(choose(tasks, 1, [{ type: 'spread', field }])).toEqual(['c2']);
  });

  it('keeps the balance between the values of an attribute', () => {
    const ofRack = (rack: string) => instance(rack, { attributes: [{ name: 'rack', value: rack }] });
    const tasks = [
      candidate('r1', { instance: ofRack('one') }),
      candidate('r1 too', { instance: ofRack('one') }),
      candidate('r2', { instance: ofRack('two') }),
    ];

    expect(choose(tasks, 1, [{ type: 'spread', field: 'attribute:rack' }])).toEqual(['r1 too']);
  });

  it.each([
    ['cpu', 'idle CPU'],
    ['MEMORY', 'idle memory'],
  ])('frees the instance with most left of the resource that is packed: %s', (field, victim) => {
    const tasks = [
      candidate('idle CPU', { instance: instance('one', { remaining: resources(1_500, 100) }) }),
      candidate('idle memory', { instance: instance('two', { remaining: resources(100, 1_500) }) }),
      candidate('full', { instance: instance('three', { remaining: resources(0, 0) }) }),
    ];

    expect(choose(tasks, 1, [{ type: 'binpack', field }])).toEqual([victim]);
  });

  it('goes by the strategies in their order', () => {
    const strategies: PlacementStrategy[] = [
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'memory' },
    ];
    const tasks = [
      candidate('a full', { instance: instance('one', { remaining: resources(0, 100) }) }),
      candidate('a idle', { instance: instance('two', { remaining: resources(0, 200) }) }),
      candidate('a fuller', { instance: instance('three', { remaining: resources(0, 50) }) }),
      candidate('b', {
        availabilityZone: 'us-east-1b',
        instance: instance('four', { remaining: resources(0, 300) }),
      }),
    ];

    expect(choose(tasks, 2, strategies)).toEqual(['a idle', 'a full']);
  });
});
