import type {
  ComputeResource,
  ComputeResourceUpdate,
  ManagedInstancesProvider,
  UpdateManagedInstancesProviderConfiguration,
} from '@aws-sdk/client-batch';
import { fillImages } from './fill-compute-resources.js';
import { fillLaunchTemplate } from './fill-launch-template.js';
import { kindOf } from './resource-kind.js';

/** An empty value takes the member away. Assumption: an empty placement group is none, as an empty key pair is. */
const REMOVABLE = ['ec2KeyPair', 'imageId', 'placementGroup', 'subnets', 'securityGroupIds'] as const;

type Members = Omit<ComputeResourceUpdate, 'managedInstancesProvider' | 'updateToLatestImageVersion'>;

/** What the resources are after the update. `updateToLatestImageVersion` is an order, and kept by nobody. */
export function mergeComputeResources(
  current: ComputeResource,
  update: ComputeResourceUpdate,
  isEks: boolean,
): ComputeResource {
  const { updateToLatestImageVersion: _, managedInstancesProvider: givenProvider, ...given } = update;
  const kind = kindOf(current);
  if (kind === 'EC2') return mergeInstances(current, given, isEks);
  if (kind === 'Fargate') return { ...current, ...withoutEmptyLists(given) };
  const { managedInstancesProvider: provider } = current;
  return {
    ...current,
    ...given,
    ...(provider && givenProvider && { managedInstancesProvider: mergeProvider(provider, givenProvider) }),
  };
}

function mergeInstances(current: ComputeResource, given: Members, isEks: boolean): ComputeResource {
  const merged: ComputeResource = { ...current, ...given };
  for (const member of REMOVABLE) if (given[member]?.length === 0) delete merged[member];
  if (given.launchTemplate !== undefined) {
    const template = fillLaunchTemplate(given.launchTemplate);
    if (template === undefined) delete merged.launchTemplate;
    else merged.launchTemplate = template;
  }
  if (given.ec2Configuration !== undefined) merged.ec2Configuration = fillImages(given.ec2Configuration, isEks);
  // A floor that rises takes the desired number with it.
  merged.desiredvCpus = Math.max(merged.desiredvCpus ?? 0, merged.minvCpus ?? 0);
  return merged;
}

/** On Fargate an empty list changes nothing. */
function withoutEmptyLists({ subnets = [], securityGroupIds = [], ...others }: Members): Members {
  return {
    ...others,
    ...(subnets.length > 0 && { subnets }),
    ...(securityGroupIds.length > 0 && { securityGroupIds }),
  };
}

function mergeProvider(
  current: ManagedInstancesProvider,
  given: UpdateManagedInstancesProviderConfiguration,
): ManagedInstancesProvider {
  return {
    ...current,
    ...given,
    instanceLaunchTemplate: { ...current.instanceLaunchTemplate, ...given.instanceLaunchTemplate },
  } as ManagedInstancesProvider;
}
