import type { ComputeResource } from '@aws-sdk/client-batch';
import { findInstanceType, knownTypes, type InstanceType } from '../../aws/instance-types.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { kindOf } from './resource-kind.js';

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
  const names = listNames(computeResources);
  const wanted = new Set(names?.flatMap((name) => familiesOfGroup(name) ?? [name]));
  return knownTypes()
    .filter((name) => names === undefined || wanted.has(name) || wanted.has(familyOf(name)))
    .flatMap((name) => {
      const type = findInstanceType(name);
      return type === undefined ? [] : [{ name, ...type }];
    })
    .filter((type) => names !== undefined || isUsual(type))
    .toSorted(
      (a, b) => a.vcpus - b.vcpus || a.memoryGib - b.memoryGib || a.gpus - b.gpus || (a.name < b.name ? -1 : 1),
    );
}

/** Undefined where managed instances may be of any type. */
function listNames(resources: ComputeResource | undefined): readonly string[] | undefined {
  if (resources === undefined || kindOf(resources) !== 'ECS Managed Instances') return resources?.instanceTypes ?? [];
  const names = resources.managedInstancesProvider?.instanceLaunchTemplate?.instanceRequirements?.allowedInstanceTypes;
  return names?.length === 0 ? undefined : names;
}

/** Assumption: managed instances that may be of any type are of those that `optimal` stands for, or have GPUs. */
function isUsual({ name, gpus, architecture }: AllowedType): boolean {
  return DEFAULT_X86_FAMILIES.includes(familyOf(name)) || (gpus > 0 && architecture === 'x86_64');
}

export function familyOf(instanceType: string): string {
  return instanceType.split('.')[0] ?? '';
}

/** Undefined for what is no group. */
export function familiesOfGroup(name: string): readonly string[] | undefined {
  return GROUPS.get(name);
}
