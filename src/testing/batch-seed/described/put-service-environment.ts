import type { ServiceEnvironmentDetail } from '@aws-sdk/client-batch';
import { CREATED, DELETED, UPDATED } from '../../../batch/service-environment/service-environment-transitions.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import type { BatchSeeding } from '../batch-seeding.js';

/** A service environment as AWS described it. */
export function putServiceEnvironment(
  { draft, context }: BatchSeeding,
  environment: Described<ServiceEnvironmentDetail>,
): string {
  const target = ownArn('serviceEnvironmentArn', environment.serviceEnvironmentArn, context.scope.accountId);
  assertIsNew(draft.batch.serviceEnvironments.get(target), 'serviceEnvironmentArn');
  const { status } = draft.batch.serviceEnvironments.insert({
    serviceEnvironmentArn: target,
    serviceEnvironmentName: environment.serviceEnvironmentName ?? '',
    serviceEnvironmentType: environment.serviceEnvironmentType ?? 'SAGEMAKER_TRAINING',
    ...{ state: environment.state ?? 'ENABLED', status: environment.status ?? 'VALID' },
    capacityLimits: environment.capacityLimits ?? [],
    tags: environment.tags ?? {},
  });
  const { environmentCreationMs, environmentUpdateMs, environmentDeletionMs } = context.timing;
  if (status === 'CREATING') context.schedule({ kind: CREATED, target, afterMs: environmentCreationMs });
  if (status === 'UPDATING') context.schedule({ kind: UPDATED, target, afterMs: environmentUpdateMs });
  if (status === 'DELETING') context.schedule({ kind: DELETED, target, afterMs: environmentDeletionMs });
  return target;
}
