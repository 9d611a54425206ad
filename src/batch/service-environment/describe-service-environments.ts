import type { DescribeServiceEnvironmentsRequest, DescribeServiceEnvironmentsResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { paginate } from '../paginate.js';
import { findServiceEnvironment } from './service-environment-table.js';
import { toServiceEnvironmentView } from './service-environment-view.js';

const MOST_REFERENCES = 100;

/** Assumption: environments come in the order of their creation, each once, also when they are named; and the wordings. */
export function describeServiceEnvironments(
  draft: BatchDraft,
  { serviceEnvironments: references = [], maxResults, nextToken }: DescribeServiceEnvironmentsRequest,
  { scope }: BatchContext,
): DescribeServiceEnvironmentsResponse {
  if (references.length === 0) {
    const page = paginate({ list: 'DescribeServiceEnvironments', maxResults, nextToken }, (from) =>
      draft.serviceEnvironments.walk('byScope', [scope.accountId, scope.region], from),
    );
    return { serviceEnvironments: page.items.map(toServiceEnvironmentView), nextToken: page.nextToken };
  }
  if (maxResults !== undefined) throw invalidRequest('ServiceEnvironments and MaxResults cannot both be set');
  if (references.length > MOST_REFERENCES) {
    throw invalidRequest(`Maximum number of service environments supported is  ${MOST_REFERENCES} .`);
  }
  const found = references.flatMap((reference) => findServiceEnvironment(draft, reference, scope) ?? []);
  const inOrder = [...new Set(found)].toSorted((a, b) => a.sequence - b.sequence);
  return { serviceEnvironments: inOrder.map(toServiceEnvironmentView) };
}
