import type { DaemonIpcMode, DaemonPidMode, DaemonTaskDefinitionStatus } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';
import type { CompleteDefinition } from '../task-definition/task-definition-record.js';

/** One revision of a family of daemon task definitions. */
export interface DaemonTaskDefinitionRecord extends Stored {
  daemonTaskDefinitionArn: string;
  family: string;
  revision: number;
  status: DaemonTaskDefinitionStatus;
  /** What daemon tasks run, in the form of all other tasks. */
  definition: CompleteDefinition;
  pidMode: DaemonPidMode;
  ipcMode: DaemonIpcMode;
  registeredAt: number;
  registeredBy: string;
  deleteRequestedAt?: number;
  tags: Tag[];
}
