import type { ContainerInstance, ContainerInstanceField, Resource } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import type { ContainerInstanceRecord, InstanceResources } from './container-instance-record.js';

export type TaskCounts = Pick<ContainerInstance, 'runningTasksCount' | 'pendingTasksCount'>;

export function countTasksOn(draft: EcsDraft, { containerInstanceArn }: ContainerInstanceRecord): TaskCounts {
  const count = (status: string) => draft.tasks.count('byContainerInstance', [containerInstanceArn, status]);
  return {
    runningTasksCount: count('RUNNING'),
    pendingTasksCount: count('PENDING') + count('PROVISIONING') + count('ACTIVATING'),
  };
}

/** Replies to a change show the tags, too. */
export function toContainerInstanceView(
  draft: EcsDraft,
  instance: ContainerInstanceRecord,
  include: readonly ContainerInstanceField[] = ['TAGS'],
): ContainerInstance {
  return toCountedView(instance, countTasksOn(draft, instance), include);
}

/** For those who have counted its tasks before. */
export function toCountedView(
  instance: ContainerInstanceRecord,
  counts: TaskCounts,
  include: readonly ContainerInstanceField[],
): ContainerInstance {
  const {
    registered,
    remaining,
    tags,
    clusterArn: _,
    launchType: __,
    isLeaving: ___,
    sequence: ____,
    ...members
  } = instance;
  return {
    ...members,
    registeredResources: toResources(registered),
    remainingResources: toResources(remaining),
    ...counts,
    attachments: [],
    tags: include.includes('TAGS') ? tags : [],
    registeredAt: new Date(instance.registeredAt),
    ...(include.includes('CONTAINER_INSTANCE_HEALTH') && { healthStatus: toHealthStatus(instance) }),
  };
}

/** Every scalar member is there, whatever the type. */
function toResources({ cpu, memory, ports, portsUdp, gpuIds }: InstanceResources): Resource[] {
  const zero = { doubleValue: 0, longValue: 0, integerValue: 0 };
  const integer = (name: string, integerValue: number): Resource => ({ name, type: 'INTEGER', ...zero, integerValue });
  const set = (name: string, values: readonly (number | string)[]): Resource => ({
    ...{ name, type: 'STRINGSET', ...zero },
    stringSetValue: values.map(String),
  });
  return [
    integer('CPU', cpu),
    integer('MEMORY', memory),
    set('PORTS', ports),
    set('PORTS_UDP', portsUdp),
    ...(gpuIds.length > 0 ? [set('GPU', gpuIds)] : []),
  ];
}

function toHealthStatus({ agentConnected, registeredAt }: ContainerInstanceRecord): ContainerInstance['healthStatus'] {
  const lastUpdated = new Date(registeredAt);
  const status = agentConnected ? 'OK' : 'INSUFFICIENT_DATA';
  return {
    overallStatus: status,
    details: [{ type: 'CONTAINER_RUNTIME', status, lastUpdated, lastStatusChange: lastUpdated }],
  };
}
