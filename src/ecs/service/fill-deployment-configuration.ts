import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { FilledDeploymentConfiguration, ServiceRecord } from './service-record.js';
import { keepMembersOf } from './strategy-members.js';

export interface ConfiguredService extends Pick<ServiceRecord, 'schedulingStrategy' | 'deploymentController'> {
  /** The configuration that is being changed. */
  readonly before?: DeploymentConfiguration;
}

/** What is not given keeps its value, or gets the default of AWS. What was for another strategy goes with it. */
export function fillDeploymentConfiguration(
  given: DeploymentConfiguration | undefined,
  { schedulingStrategy, deploymentController, before = {} }: ConfiguredService,
): FilledDeploymentConfiguration {
  const isDaemon = schedulingStrategy === 'DAEMON';
  const strategy = given?.strategy ?? before.strategy ?? 'ROLLING';
  const kept = keepMembersOf(strategy, before);
  return {
    maximumPercent: isDaemon ? 100 : 200,
    minimumHealthyPercent: isDaemon ? 0 : 100,
    deploymentCircuitBreaker: { enable: false, rollback: false },
    // Only ECS itself has strategies to choose from.
    ...(deploymentController === 'ECS' && { strategy, ...(strategy !== 'ROLLING' && SHIFT_DEFAULTS) }),
    ...kept,
    ...given,
    ...(strategy === 'LINEAR' && {
      linearConfiguration: { ...LINEAR_DEFAULTS, ...kept.linearConfiguration, ...given?.linearConfiguration },
    }),
    ...(strategy === 'CANARY' && {
      canaryConfiguration: { ...CANARY_DEFAULTS, ...kept.canaryConfiguration, ...given?.canaryConfiguration },
    }),
  };
}

const SHIFT_DEFAULTS: DeploymentConfiguration = { bakeTimeInMinutes: 0, lifecycleHooks: [] };
const LINEAR_DEFAULTS = { stepPercent: 10, stepBakeTimeInMinutes: 6 };
const CANARY_DEFAULTS = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 };
