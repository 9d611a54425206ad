import type { Attribute } from '@aws-sdk/client-ecs';
import { isArn } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { containerInstanceArnOf } from '../container-instance/container-instance-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter, wrongTargetType } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';

/** An attribute and what it belongs to. */
export interface TargetedAttribute {
  readonly name: string;
  readonly value?: string | undefined;
  readonly targetId: string;
}

const MOST_ATTRIBUTES = 10;

/** What one request says, if it keeps the rules. Assumption: wordings other than the first; the rules are on record. */
export function readAttributes(attributes: readonly Attribute[] = []): readonly TargetedAttribute[] {
  if (attributes.length === 0) throw invalidParameter('attributes can not be empty');
  if (attributes.length > MOST_ATTRIBUTES) {
    throw invalidParameter(`attributes cannot have more than ${MOST_ATTRIBUTES} elements.`);
  }
  return attributes.map(({ name = '', value, targetId, targetType }) => {
    assertAttribute(name, value);
    if (targetId === undefined) throw invalidParameter('TargetId can not be blank.');
    if (!isArn(targetId) && targetType === undefined) throw wrongTargetType();
    return { name, value, targetId };
  });
}

const NAME = /^[\w\-/\\.]{1,128}$/;
const VALUE = /^(?! )[\w\-.@/\\: ]{1,128}(?<! )$/;

function assertAttribute(name: string, value: string | undefined): void {
  if (!NAME.test(name)) {
    throw invalidParameter(
      'Invalid attribute name. It can have up to 128 letters (uppercase and lowercase), numbers, hyphens, underscores, ' +
        'forward slashes, back slashes, and periods.',
    );
  }
  if (value !== undefined && !VALUE.test(value)) {
    throw invalidParameter(
      'Invalid attribute value. It can have up to 128 letters (uppercase and lowercase), numbers, hyphens, underscores, ' +
        'periods, at signs, forward slashes, back slashes, colons, and spaces, and cannot begin or end with a space.',
    );
  }
}

/** The instance that has the attribute, or shall have it. One that is deregistered is not found. */
export function getTarget(
  draft: EcsDraft,
  { cluster, targetId }: { readonly cluster: ClusterRecord; readonly targetId: string },
  { scope }: Pick<EcsContext, 'scope'>,
): ContainerInstanceRecord {
  const instance = draft.containerInstances.get(containerInstanceArnOf(cluster, targetId, scope));
  if (instance === undefined || instance.status === 'INACTIVE') {
    throw new ApiError('TargetNotFoundException', `Could not find ${targetId}`);
  }
  return instance;
}

export function toAttributeView({ name, value }: Attribute, containerInstanceArn: string): Attribute {
  return { name, ...(value !== undefined && { value }), targetId: containerInstanceArn };
}
