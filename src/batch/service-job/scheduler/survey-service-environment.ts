import type { BatchDraft } from '../../batch-state.js';
import { ALL_INSTANCES, limitsAllInstances } from '../../service-environment/capacity-limit-rules.js';
import type { ServiceEnvironmentRecord } from '../../service-environment/service-environment-record.js';
import type { ServiceJobRecord } from '../service-job-record.js';
import { instancesOf, usageOf } from './instances-of.js';
import type { Room } from './plan-in-turn.js';
import { minus, sum, type Quantities } from './quantities.js';

/** A service environment as the scheduler sees it. */
export interface ServiceSite {
  readonly serviceEnvironmentArn: string;
  readonly room: Room;
  /** What a job takes of it. */
  needOf(job: Pick<ServiceJobRecord, 'capacityUsage'>): Quantities;
}

/** One that is DISABLED, or is not VALID, has nothing free. */
export function surveyServiceEnvironment(draft: BatchDraft, environment: ServiceEnvironmentRecord): ServiceSite {
  const { serviceEnvironmentArn, capacityLimits, state, status } = environment;
  const needOf = limitsAllInstances(capacityLimits) ? countInstances : countByType;
  const capacity = toQuantities(capacityLimits);
  const isUsable = state === 'ENABLED' && (status === 'VALID' || status === 'UPDATING');
  if (!isUsable) return { serviceEnvironmentArn, room: { capacity, free: {} }, needOf };
  const active = [...draft.serviceJobs.list('byPlace', [serviceEnvironmentArn])];
  const used = sum(active.map((job) => needOf(job)));
  return { serviceEnvironmentArn, room: { capacity, free: minus(capacity, used) }, needOf };
}

export function toQuantities(
  limits: readonly { readonly capacityUnit?: string | undefined; readonly maxCapacity?: number | undefined }[],
): Quantities {
  return Object.fromEntries(limits.map(({ capacityUnit = '', maxCapacity = 0 }) => [capacityUnit, maxCapacity]));
}

function countInstances(job: Pick<ServiceJobRecord, 'capacityUsage'>): Quantities {
  return { [ALL_INSTANCES]: instancesOf(job) };
}

function countByType(job: Pick<ServiceJobRecord, 'capacityUsage'>): Quantities {
  return Object.fromEntries(usageOf(job).map(({ capacityUnit = '', quantity = 0 }) => [capacityUnit, quantity]));
}
