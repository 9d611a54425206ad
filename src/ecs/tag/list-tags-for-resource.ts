import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTaggable } from './find-taggable.js';

export function listTagsForResource(
  draft: EcsDraft,
  input: ListTagsForResourceRequest,
  { scope }: EcsContext,
): ListTagsForResourceResponse {
  return { tags: [...getTaggable(draft, input.resourceArn ?? '', scope).tags] };
}
