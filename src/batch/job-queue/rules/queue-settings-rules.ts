import type { CreateJobQueueRequest, UpdateJobQueueRequest } from '@aws-sdk/client-batch';
import type { Scope } from '../../../aws/arn.js';
import { assertEnvironmentOrders } from './environment-order-rules.js';
import { assertSchedulingPolicyArn } from './scheduling-policy-rules.js';
import { assertTimeLimitActions } from './time-limit-rules.js';
import { assertWholeNumber } from './whole-number-rules.js';

/** What new and changed queues have in common, as far as the request alone shows it. */
export function assertQueueSettings(request: CreateJobQueueRequest | UpdateJobQueueRequest, scope: Scope): void {
  assertWholeNumber('priority', request.priority);
  assertEnvironmentOrders(request, scope);
  assertSchedulingPolicyArn(request.schedulingPolicyArn);
  assertTimeLimitActions(request.jobStateTimeLimitActions ?? []);
}
