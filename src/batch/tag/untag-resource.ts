import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-batch';
import { MOST_TAGS } from '../../aws/tags.js';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { getTaggable } from './find-taggable.js';

/** Keys that the resource has not are no error. */
export function untagResource(
  draft: BatchDraft,
  { resourceArn = '', tagKeys = [] }: UntagResourceRequest,
  { scope }: BatchContext,
): UntagResourceResponse {
  if (tagKeys.length < 1 || tagKeys.length > MOST_TAGS) {
    // Assumption: the wording; that there must be 1 to 50 keys is on record.
    throw invalidRequest(`tagKeys must have between 1 and ${MOST_TAGS} entries.`);
  }
  const resource = getTaggable(draft, resourceArn, scope);
  const kept = Object.entries(resource.tags).filter(([key]) => !tagKeys.includes(key));
  if (kept.length < Object.keys(resource.tags).length) resource.setTags(Object.fromEntries(kept));
  return {};
}
