import { isDeepStrictEqual } from 'node:util';
import type { ComputeResource, UpdateComputeEnvironmentRequest } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { mergeComputeResources } from './merge-compute-resources.js';
import { DEFAULT_POLICY } from './replace-instances.js';
import { kindOf } from './resource-kind.js';
import { assertReplaceable, assertResourcesUpdate, assertUpdate } from './rules/update-rules.js';
import { serviceRoleOf } from './service-role.js';

export interface EnvironmentUpdate {
  readonly changes: Partial<ComputeEnvironmentRecord>;
  /** An infrastructure update; the others are scaling updates, in which the instances stay. */
  readonly replacesInstances: boolean;
}

/** Members that instances are launched from. */
const OF_INFRASTRUCTURE = [
  'allocationStrategy',
  'bidPercentage',
  'ec2Configuration',
  'ec2KeyPair',
  'imageId',
  'instanceRole',
  'instanceTypes',
  'launchTemplate',
  'placementGroup',
  'securityGroupIds',
  'subnets',
  'tags',
  'type',
] as const;

/** Checks what the environment is asked to become, and tells what that is. */
export function planUpdate(
  found: ComputeEnvironmentRecord,
  input: UpdateComputeEnvironmentRequest,
  scope: Scope,
): EnvironmentUpdate {
  assertUpdate(found, input);
  const { computeResources, replacesInstances } = planResources(found, input);
  const { state, unmanagedvCpus, serviceRole, updatePolicy, context, ecsSettings } = input;
  return {
    replacesInstances,
    changes: {
      ...(state && { state }),
      ...(unmanagedvCpus !== undefined && { unmanagedvCpus }),
      ...(computeResources && { computeResources }),
      ...(serviceRole && { serviceRole: serviceRoleOf(serviceRole, scope) }),
      // Assumption: the update policy is shown from the first update that gives one.
      ...(updatePolicy && { updatePolicy: { ...DEFAULT_POLICY, ...found.updatePolicy, ...updatePolicy } }),
      ...(context !== undefined && { context }),
      ...(ecsSettings && { ecsSettings: { ...found.ecsSettings, ...ecsSettings } }),
    },
  };
}

interface ResourcesPlan {
  readonly computeResources?: ComputeResource;
  readonly replacesInstances: boolean;
}

function planResources(
  environment: ComputeEnvironmentRecord,
  { computeResources: given }: UpdateComputeEnvironmentRequest,
): ResourcesPlan {
  const { computeResources: current, containerOrchestrationType } = environment;
  if (current === undefined || given === undefined) return { replacesInstances: false };
  const merged = mergeComputeResources(current, given, containerOrchestrationType === 'EKS');
  assertResourcesUpdate({ environment, current, given, merged });
  const replacesInstances =
    kindOf(current) === 'EC2' && (given.updateToLatestImageVersion === true || needsOtherInstances(current, merged));
  if (replacesInstances) assertReplaceable(environment, current);
  if (!replacesInstances) return { computeResources: merged, replacesInstances };
  // Assumption: the vCPUs that the old instances have are not wanted of new ones, unless the update says so.
  return { computeResources: { ...merged, desiredvCpus: given.desiredvCpus ?? merged.minvCpus }, replacesInstances };
}

/** Assumption: compute resources that an update gives as they are begin no infrastructure update. */
function needsOtherInstances(current: ComputeResource, merged: ComputeResource): boolean {
  return OF_INFRASTRUCTURE.some((member) => !isDeepStrictEqual(current[member], merged[member]));
}
