import { requestReview } from '../capacity-provider/request-review.js';
import { stopTasksAtOnce, type InstanceLoss } from '../task/stop-tasks-at-once.js';
import { changeContainerInstance } from './change-container-instance.js';

/** Amazon EC2 has taken the instance away: its tasks have stopped, and it registers no more. */
export function terminateInstance(loss: InstanceLoss): void {
  const instance = loss.draft.containerInstances.get(loss.containerInstanceArn);
  if (instance === undefined || instance.status === 'INACTIVE') return;
  // Assumption: the stop code; the reason is on record.
  const stoppedReason = `Host EC2 (instance ${instance.ec2InstanceId}) terminated.`;
  stopTasksAtOnce(loss, { stopCode: 'TerminationNotice', stoppedReason });
  const gone = changeContainerInstance(loss, { status: 'INACTIVE', agentConnected: false });
  requestReview(loss.draft, gone, loss.context);
}
