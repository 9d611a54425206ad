import type { ContainerInstance, Resource } from '@aws-sdk/client-ecs';
import type { EventType } from '../../events/event.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { countTasksOn, toCountedView, type TaskCounts } from './container-instance-view.js';

/** A container instance at a moment, with how many tasks are on it. */
export interface InstanceNews {
  readonly instance: ContainerInstanceRecord;
  readonly counts: TaskCounts;
}

export function instanceNews(draft: EcsDraft, instance: ContainerInstanceRecord): InstanceNews {
  return { instance, counts: countTasksOn(draft, instance) };
}

/** Of each resource it has the name, the type and the value that counts. */
export const containerInstanceStateChange: EventType<InstanceNews> = {
  detailType: 'ECS Container Instance State Change',
  source: 'aws.ecs',
  resourcesOf: ({ instance }) => [instance.containerInstanceArn],
  detailOf: ({ instance, counts }, at) =>
    toDetail(toCountedView(instance, counts, []), { clusterArn: instance.clusterArn, updatedAt: new Date(at) }),
};

function toDetail(instance: ContainerInstance, added: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { tags: _, registeredResources = [], remainingResources = [], ...view } = instance;
  const detail = {
    ...view,
    ...added,
    registeredResources: registeredResources.map(shorten),
    remainingResources: remainingResources.map(shorten),
  };
  return JSON.parse(JSON.stringify(detail)) as Record<string, unknown>;
}

function shorten({ name, type, integerValue, stringSetValue }: Resource): Partial<Resource> {
  return type === 'INTEGER' ? { name, type, integerValue } : { name, type, stringSetValue };
}
