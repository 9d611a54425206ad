import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-ecs';
import { mergeTags } from '../../aws/tags.js';
import { ApiError } from '../../errors/api-error.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTaggable } from './find-taggable.js';
import { exceedsLimit, readTagList, TOO_MANY_TAGS } from './read-tags.js';

export function tagResource(draft: EcsDraft, input: TagResourceRequest, { scope }: EcsContext): TagResourceResponse {
  const added = readTagList(input.tags);
  const resource = getTaggable(draft, input.resourceArn ?? '', scope);
  const tags = mergeTags(resource.tags, added);
  if (exceedsLimit(tags)) throw new ApiError('LimitExceededException', TOO_MANY_TAGS);
  resource.setTags(tags);
  return {};
}
