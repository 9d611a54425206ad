import { wakeDaemons } from '../daemon/wake-daemons.js';
import type { EcsDraft } from '../ecs-state.js';
import { wakeServices, type WakingContext } from '../service/wake-services.js';
import { wakeWaitingTasks } from '../task/wake-waiting-tasks.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';

/** The instance is new, or takes tasks again or no more, or has room or attributes that it had not: whoever that may concern hears of it. */
export function noticeInstance(draft: EcsDraft, instance: ContainerInstanceRecord, context: WakingContext): void {
  wakeDaemons(draft, instance, context);
  if (instance.status === 'ACTIVE' && instance.agentConnected) {
    wakeWaitingTasks(draft, instance.clusterArn, context);
  }
  wakeServices(draft, instance, context);
  context.watcher?.instanceChanged(instance);
}
