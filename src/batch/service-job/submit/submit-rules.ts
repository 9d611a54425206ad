import type { SubmitServiceJobRequest } from '@aws-sdk/client-batch';
import { isName } from '../../assert-name.js';
import { invalidRequest } from '../../batch-errors.js';
import {
  assertRetryStrategy,
  assertSchedulingPriority,
  assertTimeout,
} from '../../job-definition/rules/retry-rules.js';
import { assertRules, type Rule } from '../../job-definition/rules/rule.js';
import { assertShareIdentifier } from '../../scheduling-policy/share-identifier.js';
import { readTrainingRequest } from '../read-training-request.js';

const LONGEST_TOKEN = 64;

/** Assumption: the wordings; the limits are on record, but for that of preemption retries. */
const rules: readonly Rule<SubmitServiceJobRequest>[] = [
  ({ clientToken = 'none' }) =>
    (clientToken.length < 1 || clientToken.length > LONGEST_TOKEN) &&
    `clientToken must have between 1 and ${LONGEST_TOKEN} characters.`,
  ({ preemptionConfiguration }) => {
    const { preemptionRetriesBeforeTermination: retries = 0 } = preemptionConfiguration ?? {};
    return (
      (!Number.isInteger(retries) || retries < 0) &&
      'preemptionRetriesBeforeTermination must be an integer of at least 0.'
    );
  },
  // Assumption: AWS Batch reads how many instances the job needs, so a payload that is no JSON object is refused.
  ({ serviceRequestPayload = '' }) =>
    readTrainingRequest(serviceRequestPayload) === undefined && 'serviceRequestPayload must be a JSON object.',
];

/** What a request shows by itself. Assumption: the limits and wordings for retries and timeouts are those of other jobs. */
export function assertSubmitInput(input: SubmitServiceJobRequest): void {
  if (!isName(input.jobName ?? '')) throw invalidRequest('Job name should match valid pattern');
  assertTimeout(input.timeoutConfig);
  assertRetryStrategy(input.retryStrategy);
  assertSchedulingPriority(input.schedulingPriority);
  assertShareIdentifier(input.shareIdentifier);
  assertRules(rules, input);
}
