import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import { capabilityOf } from '../../compute-environment/capability-of.js';
import { platformOf } from '../../job-definition/find-job-definition.js';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';

/** What the queue demands of a job. */
export function assertMatchesQueue(
  draft: BatchDraft,
  queue: JobQueueRecord,
  { input, definition }: { readonly input: SubmitJobRequest; readonly definition: JobDefinitionRecord },
): void {
  const capability = definition.content.eksProperties ? 'EKS' : platformOf(definition.content);
  for (const { computeEnvironment = '' } of queue.computeEnvironmentOrder) {
    const environment = draft.computeEnvironments.get(computeEnvironment);
    if (environment !== undefined && capabilityOf(environment) !== capability) {
      throw clientException(
        `Job Queue is attached to Compute Environment that can not run Jobs with capability ${capability}`,
      );
    }
  }
  assertShare(queue, input);
}

function assertShare(
  { schedulingPolicyArn }: JobQueueRecord,
  { shareIdentifier, schedulingPriorityOverride }: SubmitJobRequest,
): void {
  const speaksOfShares = shareIdentifier !== undefined || schedulingPriorityOverride !== undefined;
  if (schedulingPolicyArn === undefined && speaksOfShares) {
    throw clientException(
      'Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share scheduling policy.',
    );
  }
}
