import type { DeploymentConfiguration, SchedulingStrategy } from '@aws-sdk/client-ecs';
import type { FilledDeploymentConfiguration } from './service-record.js';

/** What is not given keeps its value, or gets the default of AWS. */
export function fillDeploymentConfiguration(
  given: DeploymentConfiguration | undefined,
  {
    schedulingStrategy,
    before = {},
  }: { readonly schedulingStrategy: SchedulingStrategy; readonly before?: DeploymentConfiguration },
): FilledDeploymentConfiguration {
  const isDaemon = schedulingStrategy === 'DAEMON';
  return {
    maximumPercent: isDaemon ? 100 : 200,
    minimumHealthyPercent: isDaemon ? 0 : 100,
    deploymentCircuitBreaker: { enable: false, rollback: false },
    strategy: 'ROLLING',
    ...before,
    ...given,
  };
}
