import { reportChanges } from '../task/report-changes.js';
import { wakeWaitingTasks } from '../task/wake-waiting-tasks.js';
import type { InstanceLoss } from '../task/stop-tasks-at-once.js';
import { changeContainerInstance } from './change-container-instance.js';

/** What the tasks of the instance do is seen only while its agent is connected. */
export function connectAgent({ draft, context, containerInstanceArn }: InstanceLoss, isConnected: boolean): void {
  const { clusterArn } = changeContainerInstance({ draft, context, containerInstanceArn }, (instance) => {
    instance.agentConnected = isConnected;
  });
  if (!isConnected) return;
  reportChanges(draft, containerInstanceArn, context);
  wakeWaitingTasks(draft, clusterArn, context);
}
