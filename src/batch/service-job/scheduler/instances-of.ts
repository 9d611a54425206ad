import type { ServiceJobCapacityUsageDetail } from '@aws-sdk/client-batch';
import type { ServiceJobRecord } from '../service-job-record.js';

type Job = Pick<ServiceJobRecord, 'capacityUsage'>;

/** Assumption: a training job that does not say what it takes is one instance, of no type that is known. */
const UNKNOWN: ServiceJobCapacityUsageDetail = { capacityUnit: 'unknown', quantity: 1 };

/** The types of instances that a job takes, and how many of each. */
export function usageOf({ capacityUsage }: Job): readonly ServiceJobCapacityUsageDetail[] {
  return capacityUsage.length > 0 ? capacityUsage : [UNKNOWN];
}

/** How many instances a job takes, of whatever type. */
export function instancesOf(job: Job): number {
  return usageOf(job).reduce((total, { quantity = 0 }) => total + quantity, 0);
}
