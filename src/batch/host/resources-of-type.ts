import { usableMemoryMib, type InstanceType } from '../../aws/instance-types.js';
import type { Resources } from './resources.js';

/** The default AMI keeps some for the container agent. */
export const AGENT_MEMORY_MIB = 32;

/** What jobs can have of an instance. */
export function resourcesOfType(type: InstanceType): Resources {
  return { vcpus: type.vcpus, memory: usableMemoryMib(type) - AGENT_MEMORY_MIB, gpus: type.gpus };
}
