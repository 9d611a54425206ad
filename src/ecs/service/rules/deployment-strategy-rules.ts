import type { DeploymentConfiguration, LoadBalancer } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import { isBalanced, type LaunchSpec } from '../launch-spec.js';
import type { FilledDeploymentConfiguration, ServiceRecord } from '../service-record.js';
import { isMemberOf, isShifting, STRATEGY_MEMBERS } from '../strategy-members.js';
import { isClassic } from './load-balancer-rules.js';

const DAY_IN_MINUTES = 1_440;

export interface DeploymentSubject {
  /** What the request says. */
  readonly given: DeploymentConfiguration;
  /** The same with what was there before, and with the defaults. */
  readonly filled: FilledDeploymentConfiguration;
  readonly service: Pick<ServiceRecord, 'schedulingStrategy' | 'deploymentController'>;
}

/** Assumption: the wordings; the ranges are on record. A member that says nothing (0, an empty list) is accepted anywhere. */
export function assertDeploymentStrategy({ given, filled, service }: DeploymentSubject): void {
  const { strategy } = filled;
  for (const member of STRATEGY_MEMBERS) {
    const value = given[member];
    const isEmpty = Array.isArray(value) ? value.length === 0 : !value;
    if (!isEmpty && !isMemberOf(member, strategy)) {
      throw invalidParameter(`${member} is not supported for the ${strategy ?? 'ROLLING'} deployment strategy.`);
    }
  }
  if (service.schedulingStrategy === 'DAEMON' && isShifting(filled)) {
    throw invalidParameter(`The daemon scheduling strategy does not support the ${strategy} deployment strategy.`);
  }
  assertRange('bakeTimeInMinutes', filled.bakeTimeInMinutes, { least: 0, most: DAY_IN_MINUTES });
  const { stepPercent, stepBakeTimeInMinutes } = filled.linearConfiguration ?? {};
  assertRange('stepPercent', stepPercent, { least: 3, most: 100, step: 0.1 });
  assertRange('stepBakeTimeInMinutes', stepBakeTimeInMinutes, { least: 0, most: DAY_IN_MINUTES });
  const { canaryPercent, canaryBakeTimeInMinutes } = filled.canaryConfiguration ?? {};
  assertRange('canaryPercent', canaryPercent, { least: 0.1, most: 100, step: 0.1 });
  assertRange('canaryBakeTimeInMinutes', canaryBakeTimeInMinutes, { least: 0, most: DAY_IN_MINUTES });
  assertEarlySuccess(filled);
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** Default 1. */
  readonly step?: number;
}

function assertRange(member: string, value: number | undefined, { least, most, step = 1 }: Range): void {
  if (value === undefined) return;
  const steps = value / step;
  const isMultiple = Math.abs(steps - Math.round(steps)) < 1e-9;
  if (value >= least && value <= most && isMultiple) return;
  throw invalidParameter(`${member} must be a multiple of ${step} between ${least} and ${most}.`);
}

function assertEarlySuccess({ earlySuccessCriteria, minimumHealthyPercent }: FilledDeploymentConfiguration): void {
  if (!earlySuccessCriteria?.enable) return;
  const { healthyPercent, sourceServiceRevisionCleanup } = earlySuccessCriteria;
  if (healthyPercent === undefined || sourceServiceRevisionCleanup === undefined) {
    throw invalidParameter(
      'healthyPercent and sourceServiceRevisionCleanup must be specified when early success criteria are enabled.',
    );
  }
  assertRange('healthyPercent', healthyPercent, { least: 0, most: 100 });
  if (healthyPercent < minimumHealthyPercent) {
    throw invalidParameter('healthyPercent must be greater than or equal to minimumHealthyPercent.');
  }
}

/**
 * Traffic that is shifted step by step needs somebody who shifts it; a blue/green deployment can do without. Assumption: the
 * wordings, and that no load balancer may lack what the shift needs.
 */
export function assertTrafficShift(configuration: FilledDeploymentConfiguration, spec: LaunchSpec): void {
  const { strategy } = configuration;
  if (!isShifting(configuration)) return;
  if (spec.loadBalancers.some(isClassic)) {
    throw invalidParameter(`Classic Load Balancers are not supported for the ${strategy} deployment strategy.`);
  }
  const incomplete = spec.loadBalancers.find((loadBalancer) => !canShift(loadBalancer));
  if (incomplete !== undefined) {
    throw invalidParameter(
      `advancedConfiguration with alternateTargetGroupArn, productionListenerRule and roleArn must be specified for the ${strategy} deployment strategy.`,
    );
  }
  const shifts =
    isBalanced(spec) ||
    spec.serviceConnectConfiguration?.enabled === true ||
    (spec.vpcLatticeConfigurations ?? []).length > 0;
  if (strategy !== 'BLUE_GREEN' && !shifts) {
    throw invalidParameter(
      `The ${strategy} deployment strategy requires a load balancer, Service Connect or VPC Lattice.`,
    );
  }
}

function canShift({ advancedConfiguration = {} }: LoadBalancer): boolean {
  const { alternateTargetGroupArn, productionListenerRule, roleArn } = advancedConfiguration;
  return alternateTargetGroupArn !== undefined && productionListenerRule !== undefined && roleArn !== undefined;
}
