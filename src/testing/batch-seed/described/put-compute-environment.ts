import type { ComputeEnvironmentDetail } from '@aws-sdk/client-batch';
import type { ComputeEnvironmentRecord } from '../../../batch/compute-environment/compute-environment-record.js';
import { CREATED, DELETED, UPDATED } from '../../../batch/compute-environment/environment-steps.js';
import { requestDispatch } from '../../../batch/scheduler/request-dispatch.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { BatchSeeding } from '../batch-seeding.js';

const SHOWN = [
  ...(['statusReason', 'ecsClusterArn', 'eksConfiguration', 'unmanagedvCpus', 'computeResources'] as const),
  ...(['updatePolicy', 'context', 'ecsSettings'] as const),
] as const;

/** A compute environment as AWS described it. Its cluster is made where ECS does not have it. */
export function putComputeEnvironment(
  { draft, context }: BatchSeeding,
  environment: Described<ComputeEnvironmentDetail>,
): string {
  const shownArn = environment.computeEnvironmentArn;
  const computeEnvironmentArn = ownArn('computeEnvironmentArn', shownArn, context.scope.accountId);
  assertIsNew(draft.batch.computeEnvironments.get(computeEnvironmentArn), 'computeEnvironmentArn');
  const put = draft.batch.computeEnvironments.insert({
    ...{ computeEnvironmentArn, computeEnvironmentName: environment.computeEnvironmentName ?? '' },
    ...(pick(environment, SHOWN) as Pick<ComputeEnvironmentRecord, (typeof SHOWN)[number]>),
    uuid: environment.uuid ?? context.identifiers.uuid(),
    ...{ type: environment.type ?? 'MANAGED', state: environment.state ?? 'ENABLED' },
    status: environment.status ?? 'VALID',
    serviceRole: environment.serviceRole ?? '',
    containerOrchestrationType: environment.containerOrchestrationType ?? 'ECS',
    tags: environment.tags ?? {},
    ...{ usedvCpus: 0, isShortOfCapacity: false },
  });
  const isThere = put.status !== 'CREATING' && put.ecsClusterArn !== undefined;
  if (isThere && !context.host.hasCluster(put)) context.host.createCluster(put);
  resume(put, context);
  return computeEnvironmentArn;
}

function resume(
  { computeEnvironmentArn: target, status }: ComputeEnvironmentRecord,
  context: BatchSeeding['context'],
): void {
  const { environmentCreationMs, environmentUpdateMs, environmentDeletionMs } = context.timing;
  if (status === 'CREATING') context.schedule({ kind: CREATED, target, afterMs: environmentCreationMs });
  else if (status === 'UPDATING') context.schedule({ kind: UPDATED, target, afterMs: environmentUpdateMs });
  else if (status === 'DELETING') context.schedule({ kind: DELETED, target, afterMs: environmentDeletionMs });
  else requestDispatch(target, context);
}
