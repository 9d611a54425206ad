import type { CreateSchedulingPolicyRequest } from '@aws-sdk/client-batch';
import { createSchedulingPolicy } from '../../batch/scheduling-policy/create-scheduling-policy.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';

export function seedSchedulingPolicy(
  { draft, context }: BatchSeeding,
  seed: string | CreateSchedulingPolicyRequest,
): string {
  const request = readRequest('CreateSchedulingPolicy', typeof seed === 'string' ? { name: seed } : seed);
  return createSchedulingPolicy(draft.batch, request, context).arn ?? '';
}
