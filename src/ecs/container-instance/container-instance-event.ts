import { scopeOfArn } from '../../aws/arn.js';
import type { EventBody } from '../../events/event.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { toContainerInstanceView } from './container-instance-view.js';

/** An ECS Container Instance State Change event. Of each resource it has the name, the type and the value that counts. */
export function toContainerInstanceEvent(draft: EcsDraft, instance: ContainerInstanceRecord, now: number): EventBody {
  const {
    tags: _,
    registeredResources = [],
    remainingResources = [],
    ...view
  } = toContainerInstanceView(draft, instance, []);
  const shorten = ({ name, type, integerValue, stringSetValue }: (typeof registeredResources)[number]) =>
    type === 'INTEGER' ? { name, type, integerValue } : { name, type, stringSetValue };
  const detail = {
    ...view,
    clusterArn: instance.clusterArn,
    registeredResources: registeredResources.map(shorten),
    remainingResources: remainingResources.map(shorten),
    updatedAt: new Date(now),
  };
  return {
    detailType: 'ECS Container Instance State Change',
    source: 'aws.ecs',
    scope: scopeOfArn(instance.containerInstanceArn),
    resources: [instance.containerInstanceArn],
    detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
  };
}
