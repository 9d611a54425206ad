import { findInstanceType, knownTypes, type InstanceType } from '../../aws/instance-types.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';

export interface AllowedType extends InstanceType {
  readonly name: string;
}

const DEFAULT_X86_FAMILIES = ['m6i', 'c6i', 'r6i', 'c7i'];

/** Names that stand for more than one family. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['optimal', DEFAULT_X86_FAMILIES],
  ['default_x86_64', DEFAULT_X86_FAMILIES],
  ['default_arm64', ['m6g', 'c6g', 'r6g', 'c7g']],
]);

/** The types of instances that the environment may launch, the smallest first. Names that mean nothing give none. */
export function listAllowedTypes({
  computeResources,
}: Pick<ComputeEnvironmentRecord, 'computeResources'>): readonly AllowedType[] {
  const wanted = new Set((computeResources?.instanceTypes ?? []).flatMap((name) => familiesOfGroup(name) ?? [name]));
  return knownTypes()
    .filter((name) => wanted.has(name) || wanted.has(familyOf(name)))
    .flatMap((name) => {
      const type = findInstanceType(name);
      return type === undefined ? [] : [{ name, ...type }];
    })
    .toSorted((a, b) => a.vcpus - b.vcpus || a.memoryGib - b.memoryGib || (a.name < b.name ? -1 : 1));
}

export function familyOf(instanceType: string): string {
  return instanceType.split('.')[0] ?? '';
}

/** Undefined for what is no group. */
export function familiesOfGroup(name: string): readonly string[] | undefined {
  return GROUPS.get(name);
}
