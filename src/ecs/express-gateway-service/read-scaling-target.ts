import type { ExpressGatewayScalingTarget } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import type { ExpressSpec } from './express-gateway-service-record.js';

const MOST_REQUESTS_PER_TARGET = 65_536;
const MOST_PERCENT = 100;
const DEFAULT_TARGET: ExpressSpec['scalingTarget'] = {
  minTaskCount: 1,
  maxTaskCount: 20,
  autoScalingMetric: 'AVERAGE_CPU',
  autoScalingTargetValue: 60,
};

/** What the request leaves out stays as it is, or has the default of AWS. Assumption: the wordings, and that it may be scaled to 0. */
export function readScalingTarget(
  given: ExpressGatewayScalingTarget | undefined,
  before: ExpressSpec['scalingTarget'] = DEFAULT_TARGET,
): ExpressSpec['scalingTarget'] {
  const {
    minTaskCount = before.minTaskCount,
    maxTaskCount = before.maxTaskCount,
    autoScalingMetric = before.autoScalingMetric,
    autoScalingTargetValue = before.autoScalingTargetValue,
  } = given ?? {};
  if (minTaskCount < 0) throw invalidParameter('minTaskCount must be at least 0.');
  if (maxTaskCount < minTaskCount) {
    throw invalidParameter('maxTaskCount must be greater than or equal to minTaskCount.');
  }
  const most = autoScalingMetric === 'REQUEST_COUNT_PER_TARGET' ? MOST_REQUESTS_PER_TARGET : MOST_PERCENT;
  if (autoScalingTargetValue < 1 || autoScalingTargetValue > most) {
    throw invalidParameter(`autoScalingTargetValue must be between 1 and ${most} for ${autoScalingMetric}.`);
  }
  return { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue };
}
