import type { DeregisterJobDefinitionRequest, DeregisterJobDefinitionResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { findActiveJobDefinition } from './find-job-definition.js';
import { scheduleForgetting } from './job-definition-transitions.js';

/** Jobs that were submitted with the revision go on. */
export function deregisterJobDefinition(
  draft: BatchDraft,
  input: DeregisterJobDefinitionRequest,
  context: BatchContext,
): DeregisterJobDefinitionResponse {
  // Assumption: a name without a revision stands for the latest ACTIVE one, as it does in SubmitJob.
  const found = findActiveJobDefinition(draft, input.jobDefinition ?? '', context.scope);
  // Assumption: to deregister what is INACTIVE or does not exist succeeds and changes nothing.
  if (found === undefined) return {};
  const { jobDefinitionArn } = draft.jobDefinitions.update(found.jobDefinitionArn, (record) => {
    record.status = 'INACTIVE';
  });
  scheduleForgetting(jobDefinitionArn, context);
  return {};
}
