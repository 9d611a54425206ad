import type {
  ComputeEnvironmentOrder,
  CreateJobQueueRequest,
  ServiceEnvironmentOrder,
  UpdateJobQueueRequest,
} from '@aws-sdk/client-batch';
import type { Scope } from '../../../aws/arn.js';
import { invalidRequest } from '../../batch-errors.js';
import { arnOfReference } from '../../identify.js';
import { NEEDS_SERVICE_ENVIRONMENT } from './service-environment-rules.js';
import { assertWholeNumber } from './whole-number-rules.js';

const MOST_COMPUTE_ENVIRONMENTS = 3;
const MOST_SERVICE_ENVIRONMENTS = 1;

/** What the request alone shows to be wrong with its environments. A list that is empty counts as left out. */
export function assertEnvironmentOrders(request: CreateJobQueueRequest | UpdateJobQueueRequest, scope: Scope): void {
  const { computeEnvironmentOrder = [], serviceEnvironmentOrder = [] } = request;
  if (computeEnvironmentOrder.length > 0 && serviceEnvironmentOrder.length > 0) {
    // Assumption: the wording; that a job queue cannot have both is on record.
    throw invalidRequest('computeEnvironmentOrder and serviceEnvironmentOrder cannot both be set.');
  }
  assertComputeEnvironmentOrder(computeEnvironmentOrder, scope);
  assertServiceEnvironmentOrder(serviceEnvironmentOrder);
}

/** A new queue is for jobs in containers or for service jobs, and needs environments of that kind. */
export function assertNewQueueHasEnvironments(request: CreateJobQueueRequest): void {
  const { jobQueueType, computeEnvironmentOrder = [], serviceEnvironmentOrder = [] } = request;
  if (serviceEnvironmentOrder.length > 0) {
    if (jobQueueType === undefined || jobQueueType === 'SAGEMAKER_TRAINING') return;
    throw invalidRequest(
      `The jobQueueType provided is ${jobQueueType}, which is incompatible with the provided serviceEnvironmentOrder.`,
    );
  }
  if (jobQueueType === 'SAGEMAKER_TRAINING') {
    throw invalidRequest(NEEDS_SERVICE_ENVIRONMENT);
  }
  if (computeEnvironmentOrder.length === 0) throw invalidRequest('computeEnvironmentOrder is required.');
}

function assertComputeEnvironmentOrder(entries: readonly ComputeEnvironmentOrder[], scope: Scope): void {
  if (entries.length > MOST_COMPUTE_ENVIRONMENTS) {
    throw invalidRequest(`Only ${MOST_COMPUTE_ENVIRONMENTS} environments are allowed in job queue request.`);
  }
  for (const { order } of entries) assertWholeNumber('order', order);
  if (hasDuplicates(entries.map(({ order }) => order))) {
    throw invalidRequest('Duplicate ComputeEnvironment order values.');
  }
  const arns = entries.map(({ computeEnvironment = '' }) =>
    arnOfReference(scope, 'compute-environment', computeEnvironment),
  );
  if (hasDuplicates(arns)) throw invalidRequest('Duplicate ComputeEnvironments within order list.');
}

function assertServiceEnvironmentOrder(entries: readonly ServiceEnvironmentOrder[]): void {
  if (entries.length > MOST_SERVICE_ENVIRONMENTS) {
    throw invalidRequest(`Job queue can only have ${MOST_SERVICE_ENVIRONMENTS} service environment.`);
  }
  for (const { order } of entries) assertWholeNumber('order', order);
}

function hasDuplicates(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
