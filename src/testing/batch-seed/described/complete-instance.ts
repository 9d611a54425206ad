import type { ComputeEnvironmentRecord } from '../../../batch/compute-environment/compute-environment-record.js';
import { fits, type Resources } from '../../../batch/host/resources.js';
import { surveySite } from '../../../batch/scheduler/survey-site.js';
import type { BatchSeeding } from '../batch-seeding.js';

export interface PlacedAttempt {
  readonly attempt: { readonly containerInstanceArn?: string; readonly nodeName?: string };
  readonly need: Resources;
}

/** AWS Batch by itself shows no instances: the one that an attempt runs on is of the smallest type that takes it. */
export function completeInstance(
  { draft, context }: BatchSeeding,
  environment: ComputeEnvironmentRecord,
  { attempt, need }: PlacedAttempt,
): void {
  const { instances } = draft.batch;
  const { computeEnvironmentArn } = environment;
  const instanceArn = attempt.containerInstanceArn ?? attempt.nodeName;
  if (instanceArn === undefined || context.host.findInstance(environment, instanceArn) !== undefined) return;
  const { types } = surveySite(draft.batch, environment, context);
  const { name, size } = types.find((type) => fits(need, type.size)) ?? { name: '', size: need };
  instances.insert({
    ...{ instanceArn, instanceType: name, computeEnvironmentArn, registered: size },
    instanceId: `i-0${context.identifiers.hex(16)}`,
  });
}
