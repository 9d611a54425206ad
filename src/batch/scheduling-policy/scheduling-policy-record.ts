import type { FairsharePolicy, QuotaSharePolicy, ShareAttributes } from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';

export interface SchedulingPolicyRecord extends Stored {
  arn: string;
  name: string;
  /** One of these two. */
  fairsharePolicy?: CompleteFairsharePolicy;
  quotaSharePolicy?: QuotaSharePolicy;
  tags: Record<string, string>;
}

/** With every default filled in. */
export interface CompleteFairsharePolicy extends FairsharePolicy {
  shareDecaySeconds: number;
  computeReservation: number;
  shareDistribution: Required<ShareAttributes>[];
}
