import { terminateInstance } from '../container-instance/terminate-instance.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { decideStop, type StopDecision } from '../task/stop-containers.js';
import type { UsedProvider } from './plan-capacity.js';
import { listProviderInstances } from './survey-provider.js';

/** Assumption: the stop code and the reason. */
const DRAINED: StopDecision = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Daemon task stopped as its container instance has drained',
};

/** Instances that are being replaced go when their tasks have: those of daemons stop last. */
export function retireInstances(draft: EcsDraft, provider: UsedProvider, context: EcsTransitionContext): void {
  for (const { containerInstanceArn, isLeaving } of listProviderInstances(draft, provider)) {
    if (!isLeaving) continue;
    const tasks = [...draft.tasks.list('byContainerInstance', [containerInstanceArn])];
    const live = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    if (live.length === 0) terminateInstance({ draft, context, containerInstanceArn });
    if (live.some(({ daemonArn }) => daemonArn === undefined)) continue;
    for (const { taskArn, desiredStatus } of live) {
      if (desiredStatus === 'RUNNING') decideStop({ draft, context, taskArn }, DRAINED);
    }
  }
}
