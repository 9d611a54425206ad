import type { ContainerInstance, Resource } from '@aws-sdk/client-ecs';
import type { EventBody } from '../../events/event.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { countTasksOn, toCountedView } from './container-instance-view.js';

/** An ECS Container Instance State Change event. Of each resource it has the name, the type and the value that counts. */
export function toContainerInstanceEvent(draft: EcsDraft, instance: ContainerInstanceRecord, now: number): EventBody {
  const counts = countTasksOn(draft, instance);
  return {
    detailType: 'ECS Container Instance State Change',
    source: 'aws.ecs',
    resources: [instance.containerInstanceArn],
    detail: () =>
      toDetail(toCountedView(instance, counts, []), {
        clusterArn: instance.clusterArn,
        updatedAt: new Date(now),
      }),
  };
}

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
