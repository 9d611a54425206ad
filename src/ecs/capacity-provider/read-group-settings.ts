import type { AutoScalingGroupProvider, ManagedScaling } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { findAutoScalingGroup } from './auto-scaling-group-table.js';
import type { GroupSettings, ScalingSettings } from './capacity-provider-record.js';

/** Assumption: managed scaling is off unless a request says so. */
const DEFAULT_SCALING: ScalingSettings = {
  status: 'DISABLED',
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriod: 300,
};

const LONGEST_WARMUP_S = 10_000;

/**
 * The settings of an Auto Scaling group provider with all that a request leaves out. Assumption: an update changes what it names and
 * nothing else. A group that the test has not seeded is taken as it is given.
 */
export function readGroupSettings(
  draft: EcsDraft,
  { given, current }: { readonly given: Partial<AutoScalingGroupProvider>; readonly current?: GroupSettings },
  scope: Scope,
): GroupSettings {
  const reference = given.autoScalingGroupArn ?? current?.autoScalingGroupArn ?? '';
  const group = findAutoScalingGroup(draft, reference, scope);
  const managedScaling = readScaling(given.managedScaling, current?.managedScaling ?? DEFAULT_SCALING);
  const managedTerminationProtection =
    given.managedTerminationProtection ?? current?.managedTerminationProtection ?? 'DISABLED';
  if (managedTerminationProtection === 'ENABLED') {
    if (managedScaling.status !== 'ENABLED') throw invalidProtection('managed scaling must be enabled.');
    if (group?.newInstancesProtectedFromScaleIn === false) {
      throw invalidProtection('the Auto Scaling group must have instance protection from scale in enabled.');
    }
  }
  return {
    autoScalingGroupArn: group?.autoScalingGroupArn ?? reference,
    managedScaling,
    managedTerminationProtection,
    managedDraining: given.managedDraining ?? current?.managedDraining ?? 'ENABLED',
  };
}

/** Assumption: the wording for managed scaling; that for the group is on record. */
function invalidProtection(condition: string): Error {
  return clientException(
    'The managed termination protection setting for the capacity provider is invalid. ' +
      `To enable managed termination protection for a capacity provider, ${condition}`,
  );
}

/** Assumption: the ends of these messages; how they begin is on record for the step sizes. */
function readScaling(given: ManagedScaling = {}, current: ScalingSettings): ScalingSettings {
  const scaling = { ...current };
  for (const [member, value] of Object.entries(given)) {
    if (value !== undefined) Object.assign(scaling, { [member]: value as unknown });
  }
  const { minimumScalingStepSize: least, maximumScalingStepSize: most } = scaling;
  if (!isWithin(scaling.targetCapacity, 1, 100)) {
    throw clientException('The target capacity value is invalid. Specify a value between 1 and 100 and try again.');
  }
  if (!isWithin(least, 1, 10_000) || !isWithin(most, 1, 10_000) || least > most) {
    throw clientException(
      'The minimum or maximum scaling step size value is invalid. Specify values between 1 and 10000, of which the minimum is not the larger one, and try again.',
    );
  }
  if (!isWithin(scaling.instanceWarmupPeriod, 0, LONGEST_WARMUP_S)) {
    throw clientException(
      `The instance warmup period is invalid. Specify a value between 0 and ${LONGEST_WARMUP_S} and try again.`,
    );
  }
  return scaling;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
