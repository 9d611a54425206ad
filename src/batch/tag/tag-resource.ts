import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { clientException, invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { getTaggable } from './find-taggable.js';
import { exceedsLimit, readTags, TOO_MANY_TAGS } from './read-tags.js';

export function tagResource(
  draft: BatchDraft,
  input: TagResourceRequest,
  { scope }: BatchContext,
): TagResourceResponse {
  const added = readTags(input.tags);
  // Assumption: the wording; that there must be a tag is on record.
  if (Object.keys(added).length === 0) throw invalidRequest('tags must have at least 1 entry.');
  const resource = getTaggable(draft, input.resourceArn ?? '', scope);
  const tags = { ...resource.tags, ...added };
  if (exceedsLimit(tags)) throw clientException(TOO_MANY_TAGS);
  resource.setTags(tags);
  return {};
}
