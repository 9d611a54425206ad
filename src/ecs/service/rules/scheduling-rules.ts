import type { CreateServiceRequest, LaunchType } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { ServiceRecord } from '../service-record.js';

type Scheduled = Pick<ServiceRecord, 'schedulingStrategy' | 'deploymentController'>;
type Wanted = Pick<CreateServiceRequest, 'desiredCount' | 'placementStrategy' | 'volumeConfigurations'>;

/** Assumption: what follows the first sentence of each message, and the wordings of which nothing is on record. */
export function assertScheduling(input: Wanted, { schedulingStrategy, deploymentController }: Scheduled): void {
  const { desiredCount } = input;
  if (desiredCount !== undefined && (!Number.isInteger(desiredCount) || desiredCount < 0)) {
    throw invalidParameter('desiredCount must be at least 0.');
  }
  if (schedulingStrategy !== 'DAEMON') return;
  if (deploymentController !== 'ECS') {
    throw invalidParameter(
      `The daemon scheduling strategy does not support the ${deploymentController} deployment controller.`,
    );
  }
  if (desiredCount !== undefined) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again.',
    );
  }
  if ((input.placementStrategy ?? []).length > 0) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again.',
    );
  }
  if ((input.volumeConfigurations ?? []).length > 0) {
    throw invalidParameter('The daemon scheduling strategy does not support volume configurations.');
  }
}

/** Assumption: the wording; that there are no daemons on Fargate is on record. */
export function assertDaemonLaunchType({ schedulingStrategy }: Scheduled, launchType: LaunchType): void {
  if (schedulingStrategy === 'DAEMON' && launchType === 'FARGATE') {
    throw invalidParameter('The daemon scheduling strategy does not support the Fargate launch type.');
  }
}
