import type { Resource } from '@aws-sdk/client-ecs';
import type { InstanceResources } from './container-instance-record.js';
import type { InstanceType } from './instance-types.js';

/** SSH, Docker and the agent. */
const SYSTEM_PORTS = [22, 2375, 2376, 51_678, 51_679];
const CPU_UNITS_PER_VCPU = 1_024;
const MIB_PER_GIB = 1_024;
/** The kernel keeps some of the nominal memory for itself: an instance of 4 GiB registers about 3,890 MiB. */
const USABLE_MEMORY = 0.95;

export function resourcesOfType({ vcpus, memoryGib, networkInterfaces, gpus }: InstanceType): InstanceResources {
  return {
    cpu: vcpus * CPU_UNITS_PER_VCPU,
    memory: Math.floor(memoryGib * MIB_PER_GIB * USABLE_MEMORY),
    ports: [...SYSTEM_PORTS],
    portsUdp: [],
    gpuIds: Array.from({ length: gpus }, (_, index) => `GPU-${String(index).padStart(8, '0')}`),
    // The first interface is the instance's own.
    networkInterfaces: networkInterfaces - 1,
  };
}

/** What an agent says that its instance has. */
export function readTotalResources(resources: readonly Resource[], networkInterfaces: number): InstanceResources {
  const find = (name: string) => resources.find((resource) => resource.name === name);
  const ports = (name: string) => (find(name)?.stringSetValue ?? []).map(Number);
  return {
    cpu: find('CPU')?.integerValue ?? 0,
    memory: find('MEMORY')?.integerValue ?? 0,
    ports: ports('PORTS'),
    portsUdp: ports('PORTS_UDP'),
    gpuIds: find('GPU')?.stringSetValue ?? [],
    networkInterfaces,
  };
}
