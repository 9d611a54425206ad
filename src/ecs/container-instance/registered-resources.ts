import type { Resource } from '@aws-sdk/client-ecs';
import { CPU_UNITS_PER_VCPU } from '../../aws/cpu-units.js';
import { usableMemoryMib, type InstanceType } from '../../aws/instance-types.js';
import type { InstanceResources } from './container-instance-record.js';

/** SSH, Docker and the agent. */
const SYSTEM_PORTS = [22, 2375, 2376, 51_678, 51_679];

export function resourcesOfType(type: InstanceType): InstanceResources {
  const { vcpus, networkInterfaces, gpus } = type;
  return {
    cpu: vcpus * CPU_UNITS_PER_VCPU,
    memory: usableMemoryMib(type),
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
