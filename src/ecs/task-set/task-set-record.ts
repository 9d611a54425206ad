import type { Scale, StabilityStatus } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';
import type { Backoff } from '../service/service-record.js';
import type { LaunchSpec } from '../service/launch-spec.js';

export interface TaskSetRecord extends Stored {
  taskSetArn: string;
  /** `ecs-svc/…`, which the tasks have as `startedBy`. */
  id: string;
  serviceArn: string;
  clusterArn: string;
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  spec: LaunchSpec;
  scale: Required<Scale>;
  /** The tasks that there shall be. The scheduler works it out when it next looks at the service, as on AWS. */
  computedDesiredCount: number;
  externalId?: string;
  startedBy?: string;
  stabilityStatus: StabilityStatus;
  stabilityStatusAt: number;
  tags: Tag[];
  createdAt: number;
  updatedAt: number;
  backoff?: Backoff;
}
