import { scopeOfArn } from '../../aws/arn.js';
import { findInstanceType, knownTypes } from '../../aws/instance-types.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { resourcesOfType } from '../container-instance/registered-resources.js';
import type { ResourceNeed } from '../container-instance/resource-claim.js';
import { listDaemonNeeds } from '../daemon/list-daemon-needs.js';
import type { EcsDraft } from '../ecs-state.js';
import type { AutoScalingGroupRecord } from './auto-scaling-group-record.js';
import { findAutoScalingGroup } from './auto-scaling-group-table.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { chooseInstanceTypes, type NamedType } from './choose-instance-types.js';
import { planManagedLaunch } from './plan-managed-launch.js';
import { planScaling } from './plan-scaling.js';
import { instanceTypeOf, surveyProvider, type ProviderSurvey } from './survey-provider.js';

/** A provider that a cluster uses. */
export type UsedProvider = CapacityProviderRecord & { readonly clusterArn: string };

export interface CapacityPlan {
  /** The types of the instances to launch now. */
  readonly launch: readonly string[];
  /** The instances that are not needed. */
  readonly remove: readonly ContainerInstanceRecord[];
}

export function planCapacity(draft: EcsDraft, provider: UsedProvider): CapacityPlan {
  const survey = surveyProvider(draft, provider);
  if (provider.type === 'MANAGED_INSTANCES') {
    return planInstances(provider, survey, listDaemonNeeds(draft, provider));
  }
  const group = groupOfProvider(draft, provider);
  const type = findInstanceType(group?.instanceType ?? '');
  const settings = provider.autoScalingGroupProvider;
  if (group === undefined || type === undefined || settings === undefined) return { launch: [], remove: [] };
  const { launch, remove } = planScaling({
    ...{ group, managedScaling: settings.managedScaling, fresh: resourcesOfType(type), waiting: survey.waiting },
    ...{ active: survey.active.length, idle: survey.idle.length, draining: survey.draining },
    launching: provider.launching.length,
  });
  // The group itself protects its instances, and nobody lifts that.
  const isProtected = group.newInstancesProtectedFromScaleIn && settings.managedTerminationProtection === 'DISABLED';
  return {
    launch: Array.from({ length: launch }, () => group.instanceType),
    remove: isProtected ? [] : newest(survey.idle, remove),
  };
}

/** Undefined where the test has not seeded the group: then nobody launches anything. */
export function groupOfProvider(
  draft: EcsDraft,
  { autoScalingGroupProvider, capacityProviderArn }: CapacityProviderRecord,
): AutoScalingGroupRecord | undefined {
  const reference = autoScalingGroupProvider?.autoScalingGroupArn;
  return reference === undefined ? undefined : findAutoScalingGroup(draft, reference, scopeOfArn(capacityProviderArn));
}

/** Managed instances stay as long as a task may still want them. */
function planInstances(
  { managedInstancesProvider, launching }: UsedProvider,
  survey: ProviderSurvey,
  reserved: readonly ResourceNeed[],
): CapacityPlan {
  const requirements = managedInstancesProvider?.instanceLaunchTemplate?.instanceRequirements;
  const launch = planManagedLaunch({
    types: chooseInstanceTypes(knownTypes().flatMap(toNamedType), requirements),
    waiting: survey.waiting,
    launching: [...launching, ...survey.registering.map(instanceTypeOf)].flatMap(toNamedType),
    reserved,
  });
  const stay = managedInstancesProvider?.infrastructureOptimization?.scaleInAfter === -1;
  return { launch, remove: stay || survey.waiting.length > 0 ? [] : survey.idle };
}

function toNamedType(name: string): NamedType[] {
  const type = findInstanceType(name);
  return type === undefined ? [] : [{ ...type, name }];
}

/** Assumption: of those without tasks the youngest go first. */
function newest(instances: readonly ContainerInstanceRecord[], count: number): readonly ContainerInstanceRecord[] {
  return instances.slice(instances.length - count);
}
