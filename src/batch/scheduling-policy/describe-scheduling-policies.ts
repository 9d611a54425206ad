import type { DescribeSchedulingPoliciesRequest, DescribeSchedulingPoliciesResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { findSchedulingPolicy } from './scheduling-policy-table.js';
import { toSchedulingPolicyView } from './scheduling-policy-view.js';

const MOST_ARNS = 100;

/** Assumption: policies that are missing are left out, and one that is named twice is shown once. */
export function describeSchedulingPolicies(
  draft: BatchDraft,
  { arns = [] }: DescribeSchedulingPoliciesRequest,
  { scope }: BatchContext,
): DescribeSchedulingPoliciesResponse {
  if (arns.length > MOST_ARNS) {
    // Assumption: the wording, after that of DescribeJobs.
    throw invalidRequest(`Maximum number of scheduling policies supported is  ${MOST_ARNS} .`);
  }
  const found = [...new Set(arns)].flatMap((arn) => findSchedulingPolicy(draft, arn, scope) ?? []);
  return { schedulingPolicies: found.map(toSchedulingPolicyView) };
}
