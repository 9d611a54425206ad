import type { RegisterJobDefinitionRequest, RegisterJobDefinitionResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { readTags } from '../tag/read-tags.js';
import { takeRevision } from './job-definition-table.js';
import { normaliseContent } from './normalise-content.js';
import { orchestrationOf } from './orchestration-of.js';
import { assertJobDefinition } from './rules/definition-rules.js';

/** Each call makes a new revision; the older ones stay as they are. */
export function registerJobDefinition(
  draft: BatchDraft,
  input: RegisterJobDefinitionRequest,
  { scope }: BatchContext,
): RegisterJobDefinitionResponse {
  assertJobDefinition(input);
  const tags = readTags(input.tags);
  const { jobDefinitionName = '', type = 'container' } = input;
  const revision = takeRevision(draft, jobDefinitionName, scope);
  const { jobDefinitionArn } = draft.jobDefinitions.insert({
    jobDefinitionArn: batchArn(scope, 'job-definition', `${jobDefinitionName}:${revision}`),
    jobDefinitionName,
    revision,
    status: 'ACTIVE',
    type,
    containerOrchestrationType: orchestrationOf(input),
    content: normaliseContent(input),
    tags,
  });
  return { jobDefinitionName, jobDefinitionArn, revision };
}
