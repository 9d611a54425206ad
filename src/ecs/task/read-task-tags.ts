import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import { mergeTags, type Tag } from '../../aws/tags.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { readTags } from '../tag/read-tags.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';

/** The tags of a new task. Assumption: those of the request win over those propagated. */
export function readTaskTags(
  input: Pick<RunTaskRequest, 'tags' | 'propagateTags' | 'enableECSManagedTags'>,
  { taskDefinition, cluster }: { readonly taskDefinition: TaskDefinitionRecord; readonly cluster: ClusterRecord },
): Tag[] {
  const given = readTags(input.tags);
  const propagated = input.propagateTags === 'TASK_DEFINITION' ? taskDefinition.tags : [];
  const managed = input.enableECSManagedTags ? [{ key: 'aws:ecs:clusterName', value: cluster.clusterName }] : [];
  return mergeTags(mergeTags(propagated, given), managed);
}
