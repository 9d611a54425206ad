import { reportChanges } from '../task/report-changes.js';
import type { InstanceLoss } from '../task/stop-tasks-at-once.js';
import { changeContainerInstance } from './change-container-instance.js';

/** What the tasks of the instance do is seen only while its agent is connected. */
export function connectAgent({ draft, context, containerInstanceArn }: InstanceLoss, isConnected: boolean): void {
  changeContainerInstance({ draft, context, containerInstanceArn }, { agentConnected: isConnected });
  if (isConnected) reportChanges(draft, containerInstanceArn, context);
}
