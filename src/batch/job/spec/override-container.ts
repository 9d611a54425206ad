import type { ContainerOverrides, ContainerProperties, KeyValuePair, ResourceRequirement } from '@aws-sdk/client-batch';

/** The container of a definition as the request wants it. */
export function overrideContainer(
  container: ContainerProperties,
  { command, environment, resourceRequirements, vcpus, memory, instanceType }: ContainerOverrides,
): ContainerProperties {
  const merged = mergeRequirements(container.resourceRequirements, resourceRequirements);
  const has = (type: ResourceRequirement['type']) => merged.some((requirement) => requirement.type === type);
  return {
    ...withoutReplaced(container, has),
    ...(command && { command }),
    ...(environment && { environment: mergeEnvironment(container.environment, environment) }),
    resourceRequirements: merged,
    // What was given in the old way can be overridden in the old way alone.
    ...(vcpus !== undefined && !has('VCPU') && { vcpus }),
    ...(memory !== undefined && !has('MEMORY') && { memory }),
    ...(instanceType !== undefined && { instanceType }),
  };
}

function withoutReplaced(
  { vcpus, memory, ...container }: ContainerProperties,
  has: (type: ResourceRequirement['type']) => boolean,
): ContainerProperties {
  return {
    ...container,
    ...(vcpus !== undefined && !has('VCPU') && { vcpus }),
    ...(memory !== undefined && !has('MEMORY') && { memory }),
  };
}

/** By name: what is there is replaced in its place, what is new follows. */
export function mergeEnvironment(
  current: readonly KeyValuePair[] = [],
  overrides: readonly KeyValuePair[] = [],
): KeyValuePair[] {
  return mergeBy((variable: KeyValuePair) => variable.name ?? '', current, overrides);
}

/** By type. */
export function mergeRequirements(
  current: readonly ResourceRequirement[] = [],
  overrides: readonly ResourceRequirement[] = [],
): ResourceRequirement[] {
  return mergeBy(({ type = 'VCPU' }: ResourceRequirement) => type, current, overrides);
}

export function mergeBy<T>(keyOf: (item: T) => string, current: readonly T[], overrides: readonly T[]): T[] {
  return [...new Map([...current, ...overrides].map((item) => [keyOf(item), item])).values()];
}
