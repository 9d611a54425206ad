import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { getTaggable } from './find-taggable.js';

export function listTagsForResource(
  draft: BatchDraft,
  input: ListTagsForResourceRequest,
  { scope }: BatchContext,
): ListTagsForResourceResponse {
  return { tags: { ...getTaggable(draft, input.resourceArn ?? '', scope).tags } };
}
