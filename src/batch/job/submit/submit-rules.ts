import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { isName } from '../../assert-name.js';
import { assertSize } from '../../assert-size.js';
import { invalidRequest } from '../../batch-errors.js';
import { assertConsumableResources } from '../../job-definition/rules/consumable-resource-rules.js';
import {
  assertRetryStrategy,
  assertSchedulingPriority,
  assertTimeout,
} from '../../job-definition/rules/retry-rules.js';
import { assertShareIdentifier } from '../../scheduling-policy/share-identifier.js';
import { assertOverrides } from './override-rules.js';

const MOST_DEPENDENCIES = 20;
const SMALLEST_ARRAY = 2;
const LARGEST_ARRAY = 10_000;
const LARGEST_REQUEST_KIB = 30;

/** What a request shows by itself, in the order of AWS. */
export function assertSubmitInput(input: SubmitJobRequest): void {
  const { jobName = '', dependsOn = [], arrayProperties } = input;
  if (!isName(jobName)) throw invalidRequest('Job name should match valid pattern');
  if (dependsOn.length > MOST_DEPENDENCIES) throw invalidRequest('Job cannot have more than 20 dependencies');
  if (arrayProperties !== undefined) assertArraySize(arrayProperties.size);
  assertTimeout(input.timeout);
  assertRetryStrategy(input.retryStrategy);
  assertSchedulingPriority(input.schedulingPriorityOverride);
  assertShareIdentifier(input.shareIdentifier);
  assertConsumableResources(input.consumableResourcePropertiesOverride);
  assertDependencies(input);
  assertOverrides(input);
  assertSize('The request', input, LARGEST_REQUEST_KIB);
}

/** Assumption: the wording; the limits are on record. */
function assertArraySize(size: number | undefined): void {
  if (size !== undefined && Number.isInteger(size) && size >= SMALLEST_ARRAY && size <= LARGEST_ARRAY) return;
  throw invalidRequest('Array size must be between 2 and 10000.');
}

/** Assumption: the wordings, and that a dependency on nothing is refused. */
function assertDependencies({ dependsOn = [], arrayProperties }: SubmitJobRequest): void {
  for (const { jobId, type } of dependsOn) {
    if (type === 'N_TO_N' && arrayProperties === undefined) {
      throw invalidRequest('N_TO_N dependencies are for array jobs.');
    }
    if (jobId === undefined && (type !== 'SEQUENTIAL' || arrayProperties === undefined)) {
      throw invalidRequest('jobId of a dependency is required.');
    }
  }
}
