import type { CreateServiceEnvironmentRequest, CreateServiceEnvironmentResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import { assertName } from '../assert-name.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { readTags } from '../tag/read-tags.js';
import { assertCapacityLimits } from './capacity-limit-rules.js';
import { CREATED } from './service-environment-transitions.js';

const MOST_ENVIRONMENTS = 50;

export function createServiceEnvironment(
  draft: BatchDraft,
  input: CreateServiceEnvironmentRequest,
  context: BatchContext,
): CreateServiceEnvironmentResponse {
  const { serviceEnvironmentName = '', capacityLimits = [], state = 'ENABLED' } = input;
  assertName('Service environment', serviceEnvironmentName);
  assertCapacityLimits(capacityLimits);
  const tags = readTags(input.tags);
  const serviceEnvironmentArn = batchArn(context.scope, 'service-environment', serviceEnvironmentName);
  assertRoomFor(draft, serviceEnvironmentArn, context.scope);
  draft.serviceEnvironments.insert({
    serviceEnvironmentArn,
    serviceEnvironmentName,
    serviceEnvironmentType: input.serviceEnvironmentType ?? 'SAGEMAKER_TRAINING',
    state,
    status: 'CREATING',
    capacityLimits,
    tags,
  });
  context.schedule({
    kind: CREATED,
    target: serviceEnvironmentArn,
    afterMs: context.timing.environmentCreationMs,
  });
  return { serviceEnvironmentName, serviceEnvironmentArn };
}

/** Assumption: the quota, which is that of compute environments, and its wording. */
function assertRoomFor(draft: BatchDraft, arn: string, { accountId, region }: Scope): void {
  // The name of an environment that is DELETING is still taken.
  if (draft.serviceEnvironments.get(arn) !== undefined) throw clientException('Object already exists');
  if (draft.serviceEnvironments.count('byScope', [accountId, region]) < MOST_ENVIRONMENTS) return;
  throw clientException(`Cannot create more than ${MOST_ENVIRONMENTS} service environments.`);
}
