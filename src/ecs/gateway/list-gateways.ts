import type { ListGatewaysRequest, ListGatewaysResponse } from '@aws-sdk/client-ecs';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { admits, filterEntries } from '../../aws/filter-entries.js';
import { paginate } from '../paginate.js';
import { toGatewaySummary } from './gateway-view.js';

const MOST_NAMES = 10;

/** In the order of creation. */
export function listGateways(draft: EcsDraft, input: ListGatewaysRequest, { scope }: EcsContext): ListGatewaysResponse {
  const { names = [], maxResults, nextToken } = input;
  // Assumption: the wording.
  if (names.length > MOST_NAMES) throw invalidParameter(`Names cannot have more than ${MOST_NAMES} elements.`);
  const page = paginate({ list: 'ListGateways', maxResults, nextToken }, (from) =>
    filterEntries(
      draft.gateways.walk('byScope', scopeKey(scope), from),
      ({ name, status }) => admits(names, name) && admits(input.status, status),
    ),
  );
  return { gateways: page.items.map(toGatewaySummary), nextToken: page.nextToken };
}
