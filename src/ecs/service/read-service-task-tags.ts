import { mergeTags, type Tag } from '../../aws/tags.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import type { ServiceRecord } from './service-record.js';

/** The tags of a task that a service starts. */
export function readServiceTaskTags(
  { propagateTags, tags, enableECSManagedTags, serviceName }: ServiceRecord,
  { taskDefinition, cluster }: { readonly taskDefinition: TaskDefinitionRecord; readonly cluster: ClusterRecord },
): Tag[] {
  const propagated = { SERVICE: tags, TASK_DEFINITION: taskDefinition.tags, NONE: [] }[propagateTags];
  const managed = [
    { key: 'aws:ecs:clusterName', value: cluster.clusterName },
    { key: 'aws:ecs:serviceName', value: serviceName },
  ];
  return enableECSManagedTags ? mergeTags(propagated, managed) : [...propagated];
}
