import type { CreateServiceRequest, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { assertName } from '../../assert-name.js';
import { assertClientToken } from '../../client-token.js';
import { clientException, invalidParameter } from '../../ecs-errors.js';
import type { EcsDraft } from '../../ecs-state.js';
import { assertDeploymentController } from './deployment-controller-rules.js';
import { assertGracePeriodRange } from './grace-period-rules.js';
import { assertLaunchInput } from './launch-input-rules.js';
import { assertScheduling } from './scheduling-rules.js';

const LONGEST_CLIENT_TOKEN = 36;
const MOST_SERVICES = 5_000;

/** What a request to create a service alone shows to be wrong. */
export function assertCreateServiceInput(input: CreateServiceRequest): void {
  const { schedulingStrategy = 'REPLICA', desiredCount, deploymentController } = input;
  assertName('service', input.serviceName ?? '');
  assertClientToken(input.clientToken, LONGEST_CLIENT_TOKEN);
  assertLaunchInput(input);
  assertDeploymentController(input);
  assertScheduling(input, { schedulingStrategy, deploymentController: deploymentController?.type ?? 'ECS' });
  if (schedulingStrategy === 'REPLICA' && desiredCount === undefined) {
    // Assumption: the wording; that it is required is on record.
    throw invalidParameter('DesiredCount can not be blank.');
  }
  assertGracePeriodRange(input.healthCheckGracePeriodSeconds);
}

/** What a request to change a service alone shows to be wrong. */
export function assertUpdateServiceInput(input: UpdateServiceRequest): void {
  assertLaunchInput(input);
  assertGracePeriodRange(input.healthCheckGracePeriodSeconds);
}

/** Assumption: the wording. */
export function assertServiceQuota(draft: EcsDraft, clusterArn: string): void {
  if (draft.services.count('byClusterStatus', [clusterArn, 'ACTIVE']) < MOST_SERVICES) return;
  throw clientException(`The cluster already has ${MOST_SERVICES} services, which is the quota.`);
}
