import type { CreateServiceEnvironmentRequest } from '@aws-sdk/client-batch';
import { createServiceEnvironment } from '../../batch/service-environment/create-service-environment.js';
import { serviceEnvironmentTransitions } from '../../batch/service-environment/service-environment-transitions.js';
import { settleTarget } from '../seeding/settle-target.js';
import type { ServiceEnvironmentSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';

export function seedServiceEnvironment(
  { draft, context }: BatchSeeding,
  seed: string | ServiceEnvironmentSeed,
): string {
  const given = typeof seed === 'string' ? { serviceEnvironmentName: seed } : seed;
  const request: CreateServiceEnvironmentRequest = {
    serviceEnvironmentType: 'SAGEMAKER_TRAINING',
    capacityLimits: [{ maxCapacity: 10, capacityUnit: 'NUM_INSTANCES' }],
    ...given,
  };
  const checked = readRequest('CreateServiceEnvironment', request);
  const { serviceEnvironmentArn: arn = '' } = createServiceEnvironment(draft.batch, checked, context);
  settleTarget(draft.transitions, arn, (next) =>
    serviceEnvironmentTransitions[next.kind]?.(draft.batch, next, context),
  );
  return arn;
}
