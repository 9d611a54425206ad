import { invalidParameter } from '../../ecs-errors.js';
import type { TaskDefinitionRecord } from '../../task-definition/task-definition-record.js';
import { isBalanced, type LaunchSpec } from '../launch-spec.js';

const LONGEST_GRACE_PERIOD = 2_147_483_647;

/** Assumption: the wording; the range is on record. */
export function assertGracePeriodRange(seconds: number | undefined): void {
  if (seconds === undefined) return;
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= LONGEST_GRACE_PERIOD) return;
  throw invalidParameter(`healthCheckGracePeriodSeconds must be between 0 and ${LONGEST_GRACE_PERIOD}.`);
}

export interface Checked {
  /** Undefined of an EXTERNAL service. */
  readonly spec: LaunchSpec | undefined;
  readonly taskDefinition: TaskDefinitionRecord | undefined;
}

/** Something must check the health of the tasks. Assumption: 0 seconds are no grace period; a task set may bring a load balancer. */
export function assertGracePeriod(seconds: number | undefined, { spec, taskDefinition }: Checked): void {
  if (!seconds || spec === undefined) return;
  const isChecked =
    isBalanced(spec) ||
    (spec.vpcLatticeConfigurations ?? []).length > 0 ||
    taskDefinition?.definition.containerDefinitions.some(({ healthCheck }) => healthCheck !== undefined);
  if (!isChecked) {
    throw invalidParameter('Health check grace period is only valid for services configured to use load balancers');
  }
}
