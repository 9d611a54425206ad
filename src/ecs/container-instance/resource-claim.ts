import type { InstanceResources } from './container-instance-record.js';

/** What a task takes of its instance, from its placement until it has stopped. */
export interface ResourceClaim {
  readonly cpu: number;
  readonly memory: number;
  /** Ports of the host that the task has for itself. */
  readonly ports: readonly number[];
  readonly portsUdp: readonly number[];
  readonly gpuIds: readonly string[];
  readonly networkInterfaces: number;
}

export type Shortage = 'RESOURCE:CPU' | 'RESOURCE:MEMORY' | 'RESOURCE:PORTS' | 'RESOURCE:GPU' | 'RESOURCE:ENI';

export interface ResourceNeed extends Omit<ResourceClaim, 'gpuIds'> {
  readonly gpus: number;
}

/** The first resource of which the instance has not enough left. */
export function findShortage(remaining: InstanceResources, need: ResourceNeed): Shortage | undefined {
  if (remaining.cpu < need.cpu) return 'RESOURCE:CPU';
  if (remaining.memory < need.memory) return 'RESOURCE:MEMORY';
  if (need.ports.some((port) => remaining.ports.includes(port))) return 'RESOURCE:PORTS';
  if (need.portsUdp.some((port) => remaining.portsUdp.includes(port))) return 'RESOURCE:PORTS';
  if (remaining.gpuIds.length < need.gpus) return 'RESOURCE:GPU';
  if (remaining.networkInterfaces < need.networkInterfaces) return 'RESOURCE:ENI';
  return undefined;
}

/** The GPUs are those that are free first. */
export function toClaim(remaining: InstanceResources, { gpus, ...need }: ResourceNeed): ResourceClaim {
  return { ...need, gpuIds: remaining.gpuIds.slice(0, gpus) };
}

export function reserve(remaining: InstanceResources, claim: ResourceClaim): InstanceResources {
  return {
    cpu: remaining.cpu - claim.cpu,
    memory: remaining.memory - claim.memory,
    ports: [...remaining.ports, ...claim.ports],
    portsUdp: [...remaining.portsUdp, ...claim.portsUdp],
    gpuIds: without(remaining.gpuIds, claim.gpuIds),
    networkInterfaces: remaining.networkInterfaces - claim.networkInterfaces,
  };
}

export function release(remaining: InstanceResources, claim: ResourceClaim): InstanceResources {
  return {
    cpu: remaining.cpu + claim.cpu,
    memory: remaining.memory + claim.memory,
    ports: without(remaining.ports, claim.ports),
    portsUdp: without(remaining.portsUdp, claim.portsUdp),
    gpuIds: [...remaining.gpuIds, ...claim.gpuIds].toSorted(),
    networkInterfaces: remaining.networkInterfaces + claim.networkInterfaces,
  };
}

function without<T>(all: readonly T[], some: readonly T[]): T[] {
  return all.filter((one) => !some.includes(one));
}
