import type { Stored } from '../../store/table.js';
import type { LaunchSpec } from '../service/launch-spec.js';

/** What a service was at one of its deployments. It never changes. */
export interface ServiceRevisionRecord extends Stored {
  serviceRevisionArn: string;
  serviceArn: string;
  clusterArn: string;
  spec: LaunchSpec;
  createdAt: number;
}
