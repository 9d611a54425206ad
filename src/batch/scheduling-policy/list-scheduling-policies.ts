import type { ListSchedulingPoliciesRequest, ListSchedulingPoliciesResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { paginate } from '../paginate.js';

/** Assumption: in the order of their creation. */
export function listSchedulingPolicies(
  draft: BatchDraft,
  { maxResults, nextToken }: ListSchedulingPoliciesRequest,
  { scope: { accountId, region } }: BatchContext,
): ListSchedulingPoliciesResponse {
  const page = paginate({ list: 'ListSchedulingPolicies', maxResults, nextToken }, (from) =>
    draft.schedulingPolicies.walk('byScope', [accountId, region], from),
  );
  return { schedulingPolicies: page.items.map(({ arn }) => ({ arn })), nextToken: page.nextToken };
}
