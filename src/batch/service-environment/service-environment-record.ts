import type {
  CapacityLimit,
  ServiceEnvironmentState,
  ServiceEnvironmentStatus,
  ServiceEnvironmentType,
} from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';

export interface ServiceEnvironmentRecord extends Stored {
  serviceEnvironmentArn: string;
  serviceEnvironmentName: string;
  serviceEnvironmentType: ServiceEnvironmentType;
  /** What the user wants. */
  state: ServiceEnvironmentState;
  /** What has become of it. */
  status: ServiceEnvironmentStatus;
  capacityLimits: CapacityLimit[];
  tags: Record<string, string>;
}
