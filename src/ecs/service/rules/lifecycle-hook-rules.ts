import type { DeploymentLifecycleHook, DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';

/** Here only Lambda functions run: nobody can wait while traffic is being shifted. */
const LAMBDA_STAGES: readonly DeploymentLifecycleHookStage[] = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
const LONGEST_TIMEOUT = { AWS_LAMBDA: 1_440, PAUSE: 20_160 };

/** Assumption: the wordings, and that a pause may last as long as the model of the API allows; the rules are on record. */
export function assertLifecycleHooks(hooks: readonly DeploymentLifecycleHook[]): void {
  for (const hook of hooks) {
    const { targetType = 'AWS_LAMBDA', hookTargetArn, roleArn, lifecycleStages = [], timeoutConfiguration } = hook;
    if (lifecycleStages.length === 0) throw invalidParameter('lifecycleStages cannot be empty.');
    if (targetType === 'AWS_LAMBDA' && (!hookTargetArn || !roleArn)) {
      throw invalidParameter('hookTargetArn and roleArn must be specified for AWS_LAMBDA lifecycle hooks.');
    }
    if (targetType === 'PAUSE' && hookTargetArn !== undefined) {
      throw invalidParameter('hookTargetArn is not supported for PAUSE lifecycle hooks.');
    }
    const stage = lifecycleStages.find((candidate) => LAMBDA_STAGES.includes(candidate));
    if (targetType === 'PAUSE' && stage !== undefined) {
      throw invalidParameter(`The lifecycle stage ${stage} does not support PAUSE lifecycle hooks.`);
    }
    const { timeoutInMinutes = 1 } = timeoutConfiguration ?? {};
    const longest = LONGEST_TIMEOUT[targetType];
    if (!Number.isInteger(timeoutInMinutes) || timeoutInMinutes < 1 || timeoutInMinutes > longest) {
      throw invalidParameter(`timeoutInMinutes must be between 1 and ${longest}.`);
    }
  }
}
