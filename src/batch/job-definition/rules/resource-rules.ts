import type { ContainerProperties, ResourceType } from '@aws-sdk/client-batch';
import { assertFargateSize, type FargateSize } from './fargate-size-rules.js';
import { assertRules, type Rule } from './rule.js';
import { isWindows } from './runtime-platform-rules.js';

const LEAST_MEMORY_MIB = 4;

/** What a container asks for; each number as it was given, in the list or in the members that came before it. */
interface Wanted {
  readonly vcpus: number | string | undefined;
  readonly memory: number | string | undefined;
  readonly gpus: string | undefined;
}

const listRules: readonly Rule<ContainerProperties>[] = [
  ({ resourceRequirements = [] }) =>
    new Set(resourceRequirements.map(({ type }) => type)).size < resourceRequirements.length &&
    'Cannot provide duplicates in resourceRequirements.',
  (container) =>
    container.vcpus !== undefined &&
    requirementOf(container, 'VCPU') !== undefined &&
    'Cannot use both ECS containerProperties vcpus and resourceRequirement VCPU.',
  (container) =>
    container.memory !== undefined &&
    requirementOf(container, 'MEMORY') !== undefined &&
    'Cannot use both ECS containerProperties memory and resourceRequirement MEMORY.',
];

const presenceRules: readonly Rule<Wanted>[] = [
  ({ vcpus }) => vcpus === undefined && 'vCPU is required.',
  // Assumption: the wording about missing memory, after that of vCPU.
  ({ memory }) => memory === undefined && 'Memory is required.',
];

/** Of containers on instances. Assumption: what is no number counts as too little. */
const instanceRules: readonly Rule<Wanted>[] = [
  ({ vcpus }) => !(Number(vcpus) >= 1) && `vCPU must be at least 1, got ${vcpus}.`,
  ({ memory }) =>
    !(Number(memory) >= LEAST_MEMORY_MIB) && `Memory must be at least ${LEAST_MEMORY_MIB} Mib, got ${memory} Mib.`,
  // Assumption: that a wrong number of GPUs is refused, and the wording, after that of vCPU.
  ({ gpus }) => gpus !== undefined && !/^[1-9]\d*$/.test(gpus) && `GPU must be at least 1, got ${gpus}.`,
];

/** Assumption: on Fargate, vcpus and memory are refused at registration in the words that SubmitJob has for them. */
const oldMemberRules: readonly Rule<ContainerProperties>[] = (['vcpus', 'memory'] as const).map(
  (member) => (container) =>
    container[member] !== undefined && `${member} is not applicable for Fargate. Use resource requirements instead.`,
);

const gpuRules: readonly Rule<Wanted>[] = [({ gpus }) => gpus !== undefined && 'GPU is not applicable for Fargate.'];

const windowsRules: readonly Rule<Wanted>[] = [
  ({ vcpus }) => !(Number(vcpus) >= 1) && `vCPU must be at least 1 for Windows Job definition, got ${vcpus}.`,
];

export function assertContainerResources(container: ContainerProperties, platform: 'EC2' | 'FARGATE'): void {
  assertTaskResources([container], platform);
}

/** Assumption: each container of several must say what it needs; on Fargate it is their sum that must be on offer. */
export function assertTaskResources(containers: readonly ContainerProperties[], platform: 'EC2' | 'FARGATE'): void {
  for (const container of containers) assertRequirements(container, platform);
  if (platform === 'FARGATE') assertFargateSize(sumOf(containers.map(wantedOf)));
}

function assertRequirements(container: ContainerProperties, platform: 'EC2' | 'FARGATE'): void {
  assertRules(listRules, container);
  const wanted = wantedOf(container);
  if (platform === 'FARGATE') assertRules(oldMemberRules, container);
  assertRules(presenceRules, wanted);
  if (platform === 'FARGATE') assertRules(gpuRules, wanted);
  if (isWindows(container.runtimePlatform)) assertRules(windowsRules, wanted);
  if (platform === 'EC2') assertRules(instanceRules, wanted);
}

function sumOf(wanted: readonly Wanted[]): FargateSize {
  const sum = (member: 'vcpus' | 'memory') => wanted.reduce((total, each) => total + Number(each[member]), 0);
  return { vcpus: sum('vcpus'), memory: sum('memory') };
}

function wantedOf(container: ContainerProperties): Wanted {
  return {
    vcpus: container.vcpus ?? requirementOf(container, 'VCPU'),
    memory: container.memory ?? requirementOf(container, 'MEMORY'),
    gpus: requirementOf(container, 'GPU'),
  };
}

function requirementOf({ resourceRequirements = [] }: ContainerProperties, wanted: ResourceType): string | undefined {
  return resourceRequirements.find(({ type }) => type === wanted)?.value;
}
