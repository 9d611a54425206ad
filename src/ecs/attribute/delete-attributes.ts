import type { DeleteAttributesRequest, DeleteAttributesResponse } from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import { noticeInstance } from '../container-instance/notice-instance.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTarget, readAttributes, toAttributeView } from './attribute-target.js';

/** The name alone decides. Assumption: an attribute that the target has not is passed over. */
export function deleteAttributes(
  draft: EcsDraft,
  input: DeleteAttributesRequest,
  context: EcsContext,
): DeleteAttributesResponse {
  const requested = readAttributes(input.attributes);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const attributes = requested.flatMap(({ name, targetId }) => {
    const { containerInstanceArn, attributes: known } = getTarget(draft, { cluster, targetId }, context);
    const found = known.find((attribute) => attribute.name === name);
    if (found === undefined) return [];
    const changed = draft.containerInstances.update(containerInstanceArn, (instance) => {
      instance.attributes = instance.attributes.filter((attribute) => attribute.name !== name);
    });
    noticeInstance(draft, changed, context);
    return [toAttributeView(found, containerInstanceArn)];
  });
  return { attributes };
}
