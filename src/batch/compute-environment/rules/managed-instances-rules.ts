import type {
  InstanceLaunchTemplate,
  ManagedInstancesNetworkConfiguration,
  ManagedInstancesProvider,
  UpdateManagedInstancesProviderConfiguration,
} from '@aws-sdk/client-batch';
import { NO_SECURITY_GROUPS, NO_SUBNETS } from './required-member-rules.js';

const NEVER = -1;
const MOST_SECONDS = 3_600;
const RESERVATIONS = ['RESERVATIONS_ONLY', 'RESERVATIONS_FIRST', 'RESERVATIONS_EXCLUDED'];

type Provider = ManagedInstancesProvider | UpdateManagedInstancesProviderConfiguration;

/** Assumption: the wordings for a provider of managed instances; the values are on record. */
export function findProviderProblem(provider: Provider): string | undefined {
  const template: Partial<InstanceLaunchTemplate> = provider.instanceLaunchTemplate ?? {};
  return (
    findNetworkProblem(template.networkConfiguration) ??
    findScaleInProblem(provider.infrastructureOptimization?.scaleInAfter) ??
    findValueProblem('propagateTags', provider.propagateTags, ['CAPACITY_PROVIDER', 'NONE']) ??
    findValueProblem('capacityOptionType', template.capacityOptionType, ['ON_DEMAND', 'SPOT']) ??
    findValueProblem('monitoring', template.monitoring, ['BASIC', 'DETAILED']) ??
    findValueProblem('reservationPreference', template.capacityReservations?.reservationPreference, RESERVATIONS)
  );
}

function findNetworkProblem(network: ManagedInstancesNetworkConfiguration | undefined): string | undefined {
  if (network?.subnets?.length === 0) return NO_SUBNETS;
  return network?.securityGroups?.length === 0 ? NO_SECURITY_GROUPS : undefined;
}

function findScaleInProblem(seconds = NEVER): string | undefined {
  if (seconds >= NEVER && seconds <= MOST_SECONDS) return undefined;
  return `scaleInAfter should be ${NEVER} or between 0 and ${MOST_SECONDS}.`;
}

function findValueProblem(member: string, value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return undefined;
  return `${member} ${value} is not valid. Valid values: [${allowed.join(', ')}]`;
}
