import type { DaemonStatus } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';

export interface DaemonRecord extends Stored {
  daemonArn: string;
  daemonName: string;
  clusterArn: string;
  status: DaemonStatus;
  /** The one that made it. Those before it are of another daemon of its name, which has been deleted. */
  firstDeploymentArn: string;
  /** The newest deployment. */
  deploymentArn: string;
  /** What instances get from now on. None, when the daemon is being deleted. */
  goalRevisionArn?: string;
  /** The revision that was brought out last, to which a deployment that fails goes back. */
  completedRevisionArn?: string;
  /** When an instance had no room for a task of the daemon, by the ARN of the instance. */
  refusals: Record<string, number>;
  /** How many tasks of the goal have ended by themselves. */
  exitedTasks: number;
  createdAt: number;
  updatedAt: number;
  tags: Tag[];
}
