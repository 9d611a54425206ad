import type {
  ContainerProperties,
  EcsProperties,
  EksContainer,
  EksProperties,
  KeyValuePair,
  ResourceRequirement,
  TaskContainerDependency,
} from '@aws-sdk/client-batch';
import { freeze } from 'immer';
import { oncePerObject } from '../../../store/once-per-object.js';
import { nameOfEcsContainer, nameOfEksContainer, ONLY_CONTAINER } from '../../job-definition/container-names.js';
import { add, NOTHING, type Resources } from '../../host/resources.js';

/** A container of a job, in whichever of the forms it was defined. */
export interface JobContainer {
  readonly name: string;
  readonly image: string;
  /** With placeholders for parameters. */
  readonly command: readonly string[];
  readonly environment: readonly KeyValuePair[];
  /** When it ends, the job ends. */
  readonly essential: boolean;
  readonly need: Resources;
  readonly logStreamPrefix?: string | undefined;
  /** What must have become of others before it starts. */
  readonly dependsOn?: readonly TaskContainerDependency[] | undefined;
  /** From SIGTERM to SIGKILL, where it says so itself. */
  readonly stopTimeoutMs?: number | undefined;
}

/** What a job or one of its nodes has to run. */
export interface Runnable {
  readonly container?: ContainerProperties | undefined;
  readonly ecsProperties?: EcsProperties | undefined;
  readonly eksProperties?: EksProperties | undefined;
}

/** Jobs are asked for their containers at every step of their lives, and thousands of children have the same. */
const known = new WeakMap<object, readonly JobContainer[]>();

export function containersOf(runnable: Runnable): readonly JobContainer[] {
  const payload = runnable.container ?? runnable.ecsProperties ?? runnable.eksProperties;
  const containers = (payload && known.get(payload)) ?? freeze(readContainers(runnable), true);
  if (payload !== undefined) known.set(payload, containers);
  return containers;
}

function readContainers({ container, ecsProperties, eksProperties }: Runnable): JobContainer[] {
  if (container !== undefined) return [toOnlyContainer(container)];
  if (eksProperties !== undefined) return (eksProperties.podProperties?.containers ?? []).map(toEksContainer);
  return (ecsProperties?.taskProperties?.[0]?.containers ?? []).map((part) => ({
    name: nameOfEcsContainer(part),
    image: part.image ?? '',
    command: part.command ?? [],
    environment: part.environment ?? [],
    essential: part.essential ?? true,
    need: readRequirements(part.resourceRequirements),
    logStreamPrefix: part.logConfiguration?.options?.['awslogs-stream-prefix'],
    dependsOn: part.dependsOn,
    stopTimeoutMs: part.stopTimeout === undefined ? undefined : part.stopTimeout * 1_000,
  }));
}

function toOnlyContainer(container: ContainerProperties): JobContainer {
  const { image = '', command = [], environment = [], vcpus = 0, memory = 0 } = container;
  const need = readRequirements(container.resourceRequirements);
  return {
    ...{ name: ONLY_CONTAINER, image, command, environment, essential: true },
    need: { vcpus: need.vcpus || vcpus, memory: need.memory || memory, gpus: need.gpus },
    logStreamPrefix: container.logConfiguration?.options?.['awslogs-stream-prefix'],
  };
}

function readRequirements(requirements: readonly ResourceRequirement[] = []): Resources {
  const amount = (type: ResourceRequirement['type']) =>
    Number(requirements.find((requirement) => requirement.type === type)?.value ?? 0);
  return { vcpus: amount('VCPU'), memory: amount('MEMORY'), gpus: amount('GPU') };
}

function toEksContainer(container: EksContainer): JobContainer {
  const { image = '', command = [], args = [], env = [], resources } = container;
  const amount = (type: string) => resources?.limits?.[type] ?? resources?.requests?.[type] ?? '0';
  return {
    name: nameOfEksContainer(container),
    image,
    command: [...command, ...args],
    environment: env,
    essential: true,
    need: {
      vcpus: Number(resources?.requests?.['cpu'] ?? resources?.limits?.['cpu'] ?? 0),
      memory: parseInt(amount('memory'), 10),
      gpus: Number(amount('nvidia.com/gpu')),
    },
  };
}

/** What all containers together need. */
export function needOf(runnable: Runnable): Resources {
  return sumOfNeeds(containersOf(runnable));
}

const sumOfNeeds = oncePerObject((containers: readonly JobContainer[]) =>
  freeze(containers.reduce((sum, { need }) => add(sum, need), NOTHING)),
);
