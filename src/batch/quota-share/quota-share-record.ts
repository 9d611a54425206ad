import type {
  QuotaShareCapacityLimit,
  QuotaSharePreemptionConfiguration,
  QuotaShareResourceSharingConfiguration,
  QuotaShareState,
  QuotaShareStatus,
} from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';

export interface QuotaShareRecord extends Stored {
  quotaShareArn: string;
  quotaShareName: string;
  jobQueueArn: string;
  /** By type of instance. */
  capacityLimits: QuotaShareCapacityLimit[];
  /** With a limit for borrowing where it borrows: -1 is none. */
  resourceSharingConfiguration: QuotaShareResourceSharingConfiguration;
  preemptionConfiguration: QuotaSharePreemptionConfiguration;
  /** What the user wants. */
  state: QuotaShareState;
  /** What has become of it. */
  status: QuotaShareStatus;
  tags: Record<string, string>;
}
