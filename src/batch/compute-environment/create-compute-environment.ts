import type { CreateComputeEnvironmentRequest, CreateComputeEnvironmentResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { readTags } from '../tag/read-tags.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { CREATED } from './environment-steps.js';
import { fillComputeResources } from './fill-compute-resources.js';
import { nameCluster } from './name-cluster.js';
import { assertCreateInput } from './rules/create-rules.js';
import { serviceRoleOf } from './service-role.js';
import { version3Uuid } from './version-3-uuid.js';

const MOST_ENVIRONMENTS = 50;

export function createComputeEnvironment(
  draft: BatchDraft,
  input: CreateComputeEnvironmentRequest,
  context: BatchContext,
): CreateComputeEnvironmentResponse {
  assertCreateInput(input, context.scope);
  const wanted = readNewEnvironment(input, context);
  const { computeEnvironmentName, computeEnvironmentArn } = wanted;
  // The name of an environment that is DELETING is still taken.
  if (draft.computeEnvironments.get(computeEnvironmentArn)) throw clientException('Object already exists');
  assertQuota(draft, context.scope);
  draft.computeEnvironments.insert(wanted);
  context.schedule({
    kind: CREATED,
    target: computeEnvironmentArn,
    afterMs: context.timing.environmentCreationMs,
  });
  return { computeEnvironmentName, computeEnvironmentArn };
}

function readNewEnvironment(
  input: CreateComputeEnvironmentRequest,
  { scope, identifiers }: BatchContext,
): Omit<ComputeEnvironmentRecord, 'sequence'> {
  const { computeEnvironmentName = '', type = 'MANAGED', computeResources, eksConfiguration } = input;
  const isEks = eksConfiguration !== undefined;
  const uuid = version3Uuid(identifiers);
  const serviceRole = serviceRoleOf(input.serviceRole, scope);
  return {
    computeEnvironmentArn: batchArn(scope, 'compute-environment', computeEnvironmentName),
    computeEnvironmentName,
    uuid,
    type,
    state: 'ENABLED',
    status: 'CREATING',
    serviceRole,
    containerOrchestrationType: isEks ? 'EKS' : 'ECS',
    ...(isEks
      ? { eksConfiguration }
      : { ecsClusterArn: nameCluster({ computeEnvironmentName, uuid, serviceRole }, scope) }),
    ...(input.unmanagedvCpus !== undefined && { unmanagedvCpus: input.unmanagedvCpus }),
    // Assumption: an unmanaged environment forgets what it is told of compute resources.
    ...(type === 'MANAGED' && computeResources && { computeResources: fillComputeResources(computeResources, isEks) }),
    ...(input.context !== undefined && { context: input.context }),
    ...(input.ecsSettings && { ecsSettings: input.ecsSettings }),
    tags: readTags(input.tags),
    usedvCpus: 0,
    isShortOfCapacity: false,
  };
}

/** Assumption: the wording; the quota of environments is on record. */
function assertQuota(draft: BatchDraft, { accountId, region }: Scope): void {
  if (draft.computeEnvironments.count('byScope', [accountId, region]) < MOST_ENVIRONMENTS) return;
  throw clientException(`Cannot create more than ${MOST_ENVIRONMENTS} compute environments.`);
}
