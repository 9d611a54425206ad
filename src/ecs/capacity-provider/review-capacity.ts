import type { EcsTransition, EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { findUsedProvider } from './find-used-provider.js';
import { launchInstances } from './launch-instances.js';
import { planCapacity } from './plan-capacity.js';
import { retireInstances } from './retire-instances.js';
import { listLaunchZones } from '../shortage/list-launch-zones.js';
import { SCALE_IN } from './scale-in.js';

/** Launches what is missing; what is too much goes when it has been so for a while. */
export const reviewCapacity: EcsTransition = (draft, { target }, context) => {
  const provider = findUsedProvider(draft, target);
  if (provider === undefined) return;
  retireInstances(draft, provider, context);
  const { launch, remove } = planCapacity(draft, provider);
  const canLaunch = launch.length > 0 && listLaunchZones(draft, provider).length > 0;
  if (canLaunch) launchInstances(draft, { provider, launch }, context);
  if (remove.length > 0) planScaleIn(draft, provider, context);
  else cancelScaleIn(draft, provider, context);
};

/** House-keeping: nobody waits for instances to go. */
function planScaleIn(draft: EcsDraft, provider: CapacityProviderRecord, context: EcsTransitionContext): void {
  if (provider.scaleInAt !== undefined) return;
  const afterMs = hesitationOf(provider, context);
  draft.capacityProviders.update(provider.capacityProviderArn, (record) => {
    record.scaleInAt = context.now + afterMs;
  });
  context.schedule({ kind: SCALE_IN, target: provider.capacityProviderArn, afterMs, background: true });
}

function hesitationOf(provider: CapacityProviderRecord, { timing }: EcsTransitionContext): number {
  if (provider.type === 'EC2_AUTOSCALING') return timing.scaleInMs;
  const seconds = provider.managedInstancesProvider?.infrastructureOptimization?.scaleInAfter;
  return seconds === undefined ? timing.managedInstanceScaleInMs : seconds * 1_000;
}

function cancelScaleIn(draft: EcsDraft, provider: CapacityProviderRecord, context: EcsTransitionContext): void {
  if (provider.scaleInAt === undefined) return;
  context.cancel(provider.capacityProviderArn, [SCALE_IN]);
  draft.capacityProviders.update(provider.capacityProviderArn, (record) => void delete record.scaleInAt);
}
