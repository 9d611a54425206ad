import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTaggable } from './find-taggable.js';

/** Keys that the resource has not are no error. */
export function untagResource(
  draft: EcsDraft,
  input: UntagResourceRequest,
  { scope }: EcsContext,
): UntagResourceResponse {
  const resource = getTaggable(draft, input.resourceArn ?? '', scope);
  resource.setTags(resource.tags.filter(({ key }) => !input.tagKeys?.includes(key)));
  return {};
}
