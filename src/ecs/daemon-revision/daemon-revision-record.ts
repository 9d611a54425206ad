import type { DaemonPropagateTags } from '@aws-sdk/client-ecs';
import type { Stored } from '../../store/table.js';

/** What a daemon was at one of its deployments. It never changes. */
export interface DaemonRevisionRecord extends Stored {
  daemonRevisionArn: string;
  daemonArn: string;
  clusterArn: string;
  daemonTaskDefinitionArn: string;
  /** The names of the providers on whose instances it runs. */
  capacityProviders: string[];
  propagateTags: DaemonPropagateTags;
  enableECSManagedTags: boolean;
  enableExecuteCommand: boolean;
  /** An instance is open to other tasks only while the daemon runs on it. */
  critical: boolean;
  createdAt: number;
}
