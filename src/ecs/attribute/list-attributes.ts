import type { Attribute, ListAttributesRequest, ListAttributesResponse } from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { toAttributeView } from './attribute-target.js';

/** Of each instance in the order of registration, its attributes by name. */
export function listAttributes(
  draft: EcsDraft,
  input: ListAttributesRequest,
  { scope }: EcsContext,
): ListAttributesResponse {
  const { attributeName, attributeValue, maxResults, nextToken } = input;
  // Assumption: the wording; that a value needs a name is on record.
  if (attributeValue !== undefined && attributeName === undefined) {
    throw invalidParameter('attributeName can not be blank when attributeValue is specified.');
  }
  const { clusterArn } = getActiveCluster(draft, input.cluster, scope);
  const page = paginate({ list: 'ListAttributes', maxResults, nextToken }, function* ({ after = '' }) {
    for (const [position, attribute] of walkAttributes(draft, clusterArn)) {
      if (position > after && matches(attribute, input)) yield [position, attribute];
    }
  });
  return { attributes: [...page.items], nextToken: page.nextToken };
}

/** Positions grow. That of an attribute follows from that of its instance and from its name. */
function* walkAttributes(draft: EcsDraft, clusterArn: string): Generator<readonly [string, Attribute]> {
  for (const [position, instance] of draft.containerInstances.walk('byCluster', [clusterArn])) {
    if (instance.status === 'INACTIVE') continue;
    for (const attribute of instance.attributes.toSorted((a, b) => compareNames(a.name, b.name))) {
      yield [`${position}\u0000${attribute.name}`, toAttributeView(attribute, instance.containerInstanceArn)];
    }
  }
}

function compareNames(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function matches({ name, value }: Attribute, { attributeName, attributeValue }: ListAttributesRequest): boolean {
  if (attributeName !== undefined && name !== attributeName) return false;
  return attributeValue === undefined || value === attributeValue;
}
