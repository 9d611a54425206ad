import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { kindOf } from './resource-kind.js';

type Environment = Pick<ComputeEnvironmentRecord, 'computeResources'>;

export function isFargate({ computeResources }: Environment): boolean {
  return computeResources !== undefined && kindOf(computeResources) === 'Fargate';
}

/** AWS Batch launches its instances. */
export function launchesInstances({ computeResources }: Environment): boolean {
  return computeResources !== undefined && kindOf(computeResources) !== 'Fargate';
}

/** It can take jobs. */
export function isUsable({ state, status }: Pick<ComputeEnvironmentRecord, 'state' | 'status'>): boolean {
  return state === 'ENABLED' && (status === 'VALID' || status === 'UPDATING');
}
