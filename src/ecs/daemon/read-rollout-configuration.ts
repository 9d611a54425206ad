import type { DaemonDeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { RolloutConfiguration } from '../daemon-deployment/daemon-deployment-record.js';
import { invalidParameter } from '../ecs-errors.js';

const DEFAULT_DRAIN_PERCENT = 25;
const MOST_DRAIN_PERCENT = 100;
const LONGEST_BAKE_MINUTES = 1_440;

/**
 * Checks how a daemon shall be rolled out, and fills in what AWS fills in. Assumption: the wordings, and the default of
 * drainPercent; the ranges are on record.
 */
export function readRolloutConfiguration({
  drainPercent = DEFAULT_DRAIN_PERCENT,
  bakeTimeInMinutes = 0,
  alarms = {},
}: DaemonDeploymentConfiguration = {}): RolloutConfiguration {
  if (drainPercent < 0 || drainPercent > MOST_DRAIN_PERCENT) {
    throw invalidParameter(`drainPercent must be between 0 and ${MOST_DRAIN_PERCENT}.`);
  }
  if (bakeTimeInMinutes < 0 || bakeTimeInMinutes > LONGEST_BAKE_MINUTES) {
    throw invalidParameter(`bakeTimeInMinutes must be between 0 and ${LONGEST_BAKE_MINUTES}.`);
  }
  const { alarmNames = [], enable = false } = alarms;
  if (enable && alarmNames.length === 0) throw invalidParameter('alarmNames cannot be empty when alarms are enabled.');
  return { drainPercent, bakeTimeInMinutes, alarms: { alarmNames, enable } };
}
