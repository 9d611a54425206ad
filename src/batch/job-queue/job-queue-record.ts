import type {
  ComputeEnvironmentOrder,
  JobQueueType,
  JobStateTimeLimitAction,
  JQState,
  JQStatus,
  ServiceEnvironmentOrder,
} from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';

export interface JobQueueRecord extends Stored {
  jobQueueArn: string;
  jobQueueName: string;
  /** What the user wants. */
  state: JQState;
  /** What has become of it. */
  status: JQStatus;
  statusReason?: string;
  priority: number;
  /** By ARN, in the order in which they are tried. */
  computeEnvironmentOrder: ComputeEnvironmentOrder[];
  serviceEnvironmentOrder: ServiceEnvironmentOrder[];
  jobQueueType: JobQueueType;
  schedulingPolicyArn?: string;
  jobStateTimeLimitActions?: JobStateTimeLimitAction[];
  tags: Record<string, string>;
}
