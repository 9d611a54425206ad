import { showValue, UsageError } from '../errors/usage-error.js';
import type { AwsMock } from '../mock/mock-aws.js';
import type { BatchSeed, BatchSeeded } from '../testing/batch-seed/batch-seed.js';
import type { EcsSeed, EcsSeeded } from '../testing/seed/ecs-seed.js';

/** What the seeds of both services returned. */
export interface AwsSeeded {
  readonly ecs?: EcsSeeded;
  readonly batch?: BatchSeeded;
}

/**
 * Seeds ECS, then AWS Batch, from what was read as JSON.
 *
 * @throws UsageError when AWS could not be in that state; what came before it is kept.
 */
export function seedAws(aws: AwsMock, seed: unknown): AwsSeeded {
  const { ecs, batch } = readSeed(seed);
  return { ...(ecs && { ecs: aws.ecs.seed(ecs) }), ...(batch && { batch: aws.batch.seed(batch) }) };
}

function readSeed(seed: unknown): { readonly ecs?: EcsSeed; readonly batch?: BatchSeed } {
  const services: Readonly<Record<string, unknown>> = isObject(seed) ? seed : { seed };
  for (const [service, value] of Object.entries(services)) {
    if ((service === 'ecs' || service === 'batch') && isObject(value)) continue;
    throw new UsageError(
      `${service}: ${showValue(value)} seeds no service. Give { "ecs": { "clusters": ["prod"] }, "batch": { … } }, with the members of ecs.seed and batch.seed.`,
      'seeds',
    );
  }
  return services;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
