import type { Attribute, PutAttributesRequest, PutAttributesResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { noticeInstance } from '../container-instance/notice-instance.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getTarget, readAttributes, toAttributeView, type TargetedAttribute } from './attribute-target.js';

export function putAttributes(
  draft: EcsDraft,
  input: PutAttributesRequest,
  context: EcsContext,
): PutAttributesResponse {
  const requested = readAttributes(input.attributes);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const attributes = requested.map((attribute) => {
    const { containerInstanceArn } = getTarget(draft, { cluster, targetId: attribute.targetId }, context);
    noticeInstance(draft, putAttribute(draft, containerInstanceArn, attribute), context);
    return toAttributeView(attribute, containerInstanceArn);
  });
  return { attributes };
}

/** In the place of the one that has the same name. */
function putAttribute(
  draft: EcsDraft,
  containerInstanceArn: string,
  { name, value }: TargetedAttribute,
): ContainerInstanceRecord {
  const changed = draft.containerInstances.update(containerInstanceArn, (instance) => {
    const attribute: Attribute = { name, ...(value !== undefined && { value }) };
    const index = instance.attributes.findIndex((known) => known.name === name);
    if (index === -1) instance.attributes.push(attribute);
    else instance.attributes[index] = attribute;
  });
  assertCount(changed.attributes);
  return changed;
}

const MOST_CUSTOM_ATTRIBUTES = 10;
const BUILT_IN = /^(ecs|com\.amazonaws)\./;

/** Assumption: the wording; the exception and the limit are on record. */
function assertCount(attributes: readonly Attribute[]): void {
  const custom = attributes.filter(({ name = '' }) => !BUILT_IN.test(name));
  if (custom.length <= MOST_CUSTOM_ATTRIBUTES) return;
  throw new ApiError(
    'AttributeLimitExceededException',
    `A container instance can have up to ${MOST_CUSTOM_ATTRIBUTES} custom attributes.`,
  );
}
