import type { LaunchType } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { LaunchSpec } from '../launch-spec.js';
import type { ServiceSettings } from '../service-record.js';
import { isClassic } from './load-balancer-rules.js';

export interface Balanced {
  readonly settings: Omit<ServiceSettings, 'availabilityZoneRebalancing'>;
  /** Undefined of an EXTERNAL service. */
  readonly spec: LaunchSpec | undefined;
  readonly launchType: LaunchType | undefined;
}

/** A new service is rebalanced where it can be. */
export function defaultRebalancing(balanced: Balanced): 'ENABLED' | 'DISABLED' {
  return findRebalancingProblem(balanced) === undefined ? 'ENABLED' : 'DISABLED';
}

export function assertRebalancing(balanced: Balanced): void {
  const problem = findRebalancingProblem(balanced);
  if (problem !== undefined) throw invalidParameter(problem);
}

/** Assumption: the wordings, except that for DAEMON services; services with task sets are not rebalanced. */
function findRebalancingProblem({ settings, spec, launchType }: Balanced): string | undefined {
  const { schedulingStrategy, deploymentController, deploymentConfiguration, placementStrategy } = settings;
  const what = 'Availability Zone Rebalancing does not support';
  if (schedulingStrategy === 'DAEMON') return `${what} DAEMON services`;
  if (deploymentController !== 'ECS') return `${what} the ${deploymentController} deployment controller`;
  if (launchType === 'EXTERNAL') return `${what} the EXTERNAL launch type`;
  if (deploymentConfiguration.maximumPercent <= 100) return `${what} maximumPercent <= 100`;
  if (spec?.loadBalancers.some(isClassic)) return `${what} Classic Load Balancers`;
  const [first] = placementStrategy;
  if (first !== undefined && (first.type !== 'spread' || first.field !== 'attribute:ecs.availability-zone')) {
    return `${what} a first placement strategy other than spread on attribute:ecs.availability-zone`;
  }
  return undefined;
}
