import type { SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse } from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTaskOfAttachment, reportAttachment } from './report-attachment.js';
import { ACKNOWLEDGED, takeReport } from './reported-task.js';

export function submitAttachmentStateChanges(
  draft: EcsDraft,
  { cluster: reference, attachments = [] }: SubmitAttachmentStateChangesRequest,
  context: EcsContext,
): SubmitAttachmentStateChangesResponse {
  const { clusterArn } = getActiveCluster(draft, reference, context.scope);
  for (const attachment of attachments) {
    const tasks = draft.tasks.list('byCluster', [clusterArn]);
    const { taskArn } = getTaskOfAttachment(tasks, attachment, context.scope);
    const step = { draft, context, taskArn };
    takeReport(step, () => reportAttachment(step, attachment));
  }
  return ACKNOWLEDGED;
}
