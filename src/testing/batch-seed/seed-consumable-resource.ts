import type { CreateConsumableResourceRequest } from '@aws-sdk/client-batch';
import { createConsumableResource } from '../../batch/consumable-resource/create-consumable-resource.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';

export function seedConsumableResource(
  { draft, context }: BatchSeeding,
  seed: CreateConsumableResourceRequest,
): string {
  const request = readRequest('CreateConsumableResource', seed);
  return createConsumableResource(draft.batch, request, context).consumableResourceArn ?? '';
}
