import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import { capabilityOf } from '../../compute-environment/capability-of.js';
import { platformOf } from '../../job-definition/find-job-definition.js';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';
import { assertShareAndPriority } from './share-rules.js';

/** What the queue demands of a job. */
export function assertMatchesQueue(
  draft: BatchDraft,
  queue: JobQueueRecord,
  { input, definition }: { readonly input: SubmitJobRequest; readonly definition: JobDefinitionRecord },
): void {
  const capability = definition.content.eksProperties ? 'EKS' : platformOf(definition.content);
  if (queue.jobQueueType === 'SAGEMAKER_TRAINING') {
    // Assumption: the wording.
    throw clientException(
      `Job Queue ${queue.jobQueueArn} is of type SAGEMAKER_TRAINING, which takes service jobs only`,
    );
  }
  for (const { computeEnvironment = '' } of queue.computeEnvironmentOrder) {
    const environment = draft.computeEnvironments.get(computeEnvironment);
    if (environment !== undefined && capabilityOf(environment) !== capability) {
      throw clientException(
        `Job Queue is attached to Compute Environment that can not run Jobs with capability ${capability}`,
      );
    }
  }
  assertShareAndPriority(draft, queue, { input, definition });
}
