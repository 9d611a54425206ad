import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { FilledDeploymentConfiguration } from '../service-record.js';
import { assertDeploymentStrategy, type DeploymentSubject } from './deployment-strategy-rules.js';
import { assertLifecycleHooks } from './lifecycle-hook-rules.js';

export function assertDeploymentConfiguration({ given, filled, service }: DeploymentSubject): void {
  assertController(given, service);
  assertPercents(filled, service);
  assertCircuitBreaker(filled);
  assertAlarms(filled);
  assertDeploymentStrategy({ given, filled, service });
  assertLifecycleHooks(given.lifecycleHooks ?? []);
}

type Service = DeploymentSubject['service'];

/** Assumption: the wording; that only ECS itself can do these is on record. */
function assertController(given: DeploymentConfiguration, { deploymentController }: Service): void {
  if (deploymentController === 'ECS') return;
  const { deploymentCircuitBreaker, alarms, strategy, earlySuccessCriteria } = given;
  const unsupported = {
    'deployment circuit breaker': deploymentCircuitBreaker?.enable,
    'deployment alarms': alarms?.enable,
    'deployment strategy': strategy,
    'lifecycle hooks': given.lifecycleHooks?.length,
    'early success criteria': earlySuccessCriteria?.enable,
  };
  for (const [feature, isGiven] of Object.entries(unsupported)) {
    if (isGiven) {
      throw invalidParameter(
        `The ${deploymentController} deployment controller does not support the ${feature}. Remove it and try again.`,
      );
    }
  }
}

/** Assumption: the wordings for fractions and negative numbers, and the second sentence about DAEMON services. */
function assertPercents(
  { minimumHealthyPercent, maximumPercent }: FilledDeploymentConfiguration,
  { schedulingStrategy }: Service,
): void {
  if (!Number.isInteger(minimumHealthyPercent) || minimumHealthyPercent < 0) {
    throw invalidParameter('minimumHealthyPercent must be at least 0');
  }
  if (minimumHealthyPercent > 100) throw invalidParameter('minimumHealthyPercent must be at most 100');
  if (!Number.isInteger(maximumPercent) || maximumPercent < 100) {
    throw invalidParameter('maximumPercent must be at least 100');
  }
  if (schedulingStrategy === 'DAEMON' && maximumPercent > 100) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support values above 100 for maximumPercent. Set maximumPercent to 100 and try again.',
    );
  }
  if (minimumHealthyPercent === 100 && maximumPercent === 100) {
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
}

/** Assumption: the range and the wording. */
function assertCircuitBreaker({ deploymentCircuitBreaker }: FilledDeploymentConfiguration): void {
  const { type, value = 1 } = deploymentCircuitBreaker.thresholdConfiguration ?? {};
  if (!Number.isInteger(value) || value < 1) {
    throw invalidParameter('The value of thresholdConfiguration must be an integer of at least 1.');
  }
  if (type === 'BOUNDED_PERCENT' && value > 100) {
    throw invalidParameter('The value of thresholdConfiguration must be at most 100 for BOUNDED_PERCENT.');
  }
}

/** Assumption: alarms that are on need a name, and the wording. */
function assertAlarms({ alarms }: FilledDeploymentConfiguration): void {
  if (alarms?.enable && (alarms.alarmNames ?? []).length === 0) {
    throw invalidParameter('alarmNames cannot be empty when deployment alarms are enabled.');
  }
}
