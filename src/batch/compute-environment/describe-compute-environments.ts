import type { DescribeComputeEnvironmentsRequest, DescribeComputeEnvironmentsResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { paginate } from '../paginate.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { findComputeEnvironment } from './compute-environment-table.js';
import { toComputeEnvironmentView } from './compute-environment-view.js';

const MOST_ENVIRONMENTS = 100;

export function describeComputeEnvironments(
  draft: BatchDraft,
  { computeEnvironments: references = [], maxResults, nextToken }: DescribeComputeEnvironmentsRequest,
  { scope, host }: BatchContext,
): DescribeComputeEnvironmentsResponse {
  const toView = (environment: ComputeEnvironmentRecord) => toComputeEnvironmentView(environment, host);
  if (references.length > 0) {
    if (maxResults !== undefined) throw invalidRequest('ComputeEnvironments and MaxResults cannot both be set');
    if (references.length > MOST_ENVIRONMENTS) {
      // Assumption: the wording for too many environments, after that of DescribeJobs.
      throw invalidRequest(`Maximum number of compute environments supported is  ${MOST_ENVIRONMENTS} .`);
    }
    return { computeEnvironments: listNamed(draft, references, scope).map(toView) };
  }
  const page = paginate({ list: 'DescribeComputeEnvironments', maxResults, nextToken }, (from) =>
    draft.computeEnvironments.walk('byScope', [scope.accountId, scope.region], from),
  );
  return { computeEnvironments: page.items.map(toView), nextToken: page.nextToken };
}

/** Assumption: environments come in the order of their creation, each once, also when they are named. */
function listNamed(draft: BatchDraft, references: readonly string[], scope: Scope): ComputeEnvironmentRecord[] {
  const found = references.flatMap((reference) => findComputeEnvironment(draft, reference, scope) ?? []);
  return [...new Set(found)].toSorted((a, b) => a.sequence - b.sequence);
}
