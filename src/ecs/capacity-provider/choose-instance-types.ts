import type { InstanceRequirementsRequest } from '@aws-sdk/client-ecs';
import type { InstanceType } from '../../aws/instance-types.js';

export type NamedType = InstanceType & { readonly name: string };

interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const MIB_PER_GIB = 1_024;
const PREVIOUS_GENERATION = /^(?:t2|m4|c4|p3)\./;

/**
 * The types that the requirements of managed instances leave, smallest first. Assumption: burstable types, types of a previous
 * generation and types with GPUs only where they are asked for, or named. What a type is not known to have is not looked at: prices,
 * disks, bandwidths, hibernation, bare metal.
 */
export function chooseInstanceTypes(
  types: readonly NamedType[],
  requirements: Partial<InstanceRequirementsRequest> = {},
): NamedType[] {
  const suitable = types.filter((type) => isAllowed(type.name, requirements) && meets(type, requirements));
  return suitable.toSorted((a, b) => a.vcpus - b.vcpus || a.memoryGib - b.memoryGib);
}

function isAllowed(
  name: string,
  { allowedInstanceTypes, excludedInstanceTypes }: Partial<InstanceRequirementsRequest>,
): boolean {
  const isNamed = (patterns: readonly string[]) => patterns.some((pattern) => matches(name, pattern));
  if (allowedInstanceTypes?.length) return isNamed(allowedInstanceTypes);
  return !isNamed(excludedInstanceTypes ?? []);
}

/** A pattern may have asterisks: `m5.*`. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) return name === pattern;
  const last = others.pop() ?? '';
  if (!name.startsWith(first) || !name.slice(first.length).endsWith(last)) return false;
  let rest = name.slice(first.length, name.length - last.length);
  return others.every((part) => {
    const at = rest.indexOf(part);
    rest = rest.slice(at + part.length);
    return at >= 0;
  });
}

function meets(type: NamedType, requirements: Partial<InstanceRequirementsRequest>): boolean {
  const { vCpuCount, memoryMiB, memoryGiBPerVCpu, networkInterfaceCount, cpuManufacturers } = requirements;
  const { acceleratorCount, burstablePerformance = 'excluded', allowedInstanceTypes } = requirements;
  const { instanceGenerations: generations } = requirements;
  const isBurstable = /^t\d/.test(type.name);
  const generation = PREVIOUS_GENERATION.test(type.name) ? 'previous' : 'current';
  const isNamed = Boolean(allowedInstanceTypes?.length);
  return (
    isIn(type.vcpus, vCpuCount) &&
    isIn(type.memoryGib * MIB_PER_GIB, memoryMiB) &&
    isIn(type.memoryGib / type.vcpus, memoryGiBPerVCpu) &&
    isIn(type.networkInterfaces, networkInterfaceCount) &&
    isIn(type.gpus, acceleratorCount ?? (isNamed ? {} : { max: 0 })) &&
    (!cpuManufacturers?.length || cpuManufacturers.includes(manufacturerOf(type.name))) &&
    (isNamed || (generations?.length ? generations : ['current']).includes(generation)) &&
    (isNamed || burstablePerformance === 'included' || isBurstable === (burstablePerformance === 'required'))
  );
}

function isIn(value: number, { min = 0, max = Infinity }: Range = {}): boolean {
  return value >= min && value <= max;
}

/** By the letter behind the generation: `m6a` is of AMD, `m6g` of AWS. */
function manufacturerOf(name: string): 'amazon-web-services' | 'amd' | 'intel' {
  const letters = /^[a-z]+\d([a-z]*)\./.exec(name)?.[1] ?? '';
  if (letters.startsWith('g')) return 'amazon-web-services';
  return letters.startsWith('a') ? 'amd' : 'intel';
}
