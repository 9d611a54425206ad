import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { attributeOf } from '../container-instance/instance-attributes.js';
import type { ResourceNeed } from '../container-instance/resource-claim.js';
import type { EcsDraft } from '../ecs-state.js';
import { needOfTask } from '../placement/need-of-task.js';
import type { TaskRecord } from '../task/task-record.js';
import { isIdle } from '../container-instance/is-idle.js';
import type { ClusterProvider } from './capacity-provider-record.js';

/** A task that waits for an instance, as far as it matters for how many there must be. */
export interface WaitingTask {
  readonly need: ResourceNeed;
  /** The group of which no two tasks may be on one instance. */
  readonly apart: string | undefined;
  readonly architecture: string;
}

/** How a provider stands right now. */
export interface ProviderSurvey {
  /** Those that take tasks. */
  readonly active: readonly ContainerInstanceRecord[];
  /** Those of them without tasks, oldest first. */
  readonly idle: readonly ContainerInstanceRecord[];
  /** Those that will take tasks when their daemons run. */
  readonly registering: readonly ContainerInstanceRecord[];
  /** Those that take none any more, but still stand. */
  readonly draining: number;
  readonly waiting: readonly WaitingTask[];
}

export function surveyProvider(draft: EcsDraft, provider: ClusterProvider): ProviderSurvey {
  const standing = listProviderInstances(draft, provider);
  const active = standing.filter(({ status }) => status === 'ACTIVE');
  return {
    active,
    idle: active.filter(({ containerInstanceArn }) => isIdle(draft, containerInstanceArn)),
    registering: standing.filter(({ status }) => status === 'REGISTERING'),
    draining: standing.filter(({ status }) => status === 'DRAINING').length,
    waiting: [...draft.tasks.list('byWaiting', [provider.clusterArn, provider.name])].map((task) =>
      toWaitingTask(draft, task),
    ),
  };
}

/** Those that have not gone. */
export function listProviderInstances(
  draft: EcsDraft,
  { clusterArn, name }: ClusterProvider,
): ContainerInstanceRecord[] {
  const instances = [...draft.containerInstances.list('byCapacityProvider', [clusterArn, name])];
  return instances.filter(({ status }) => status !== 'INACTIVE');
}

export function instanceTypeOf({ attributes }: Pick<ContainerInstanceRecord, 'attributes'>): string {
  return attributeOf(attributes, 'ecs.instance-type') ?? '';
}

function toWaitingTask(draft: EcsDraft, task: TaskRecord): WaitingTask {
  const definition = draft.taskDefinitions.get(task.taskDefinitionArn)?.definition;
  const constraints = [...(definition?.placementConstraints ?? []), ...(task.waiting?.constraints ?? [])];
  return {
    need: definition === undefined ? NOTHING : needOfTask(definition, task.overrides),
    apart: constraints.some(({ type }) => type === 'distinctInstance') ? task.group : undefined,
    architecture: task.attributes[0]?.value ?? '',
  };
}

const NOTHING: ResourceNeed = { cpu: 0, memory: 0, ports: [], portsUdp: [], gpus: 0, networkInterfaces: 0 };
