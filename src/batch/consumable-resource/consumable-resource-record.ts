import type { Stored } from '../../store/table.js';

/** What can be used again when a job has ended, and what is used up. */
export const RESOURCE_TYPES = ['REPLENISHABLE', 'NON_REPLENISHABLE'] as const;

export type ConsumableResourceType = (typeof RESOURCE_TYPES)[number];

export interface ConsumableResourceRecord extends Stored {
  consumableResourceArn: string;
  consumableResourceName: string;
  resourceType: ConsumableResourceType;
  totalQuantity: number;
  /** What jobs hold until their attempts are over. Of what is used up there is none: it is gone from the total. */
  inUseQuantity: number;
  createdAt: number;
  /** Updates with a client token, which may be repeated without a second change. */
  updates: AppliedUpdate[];
  tags: Record<string, string>;
}

export interface AppliedUpdate {
  /** As JSON. */
  request: string;
  appliedAt: number;
}
