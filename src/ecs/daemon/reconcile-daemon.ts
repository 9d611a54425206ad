import type { EcsTransition } from '../ecs-context.js';
import { advanceDaemonDeployment } from '../daemon-deployment/advance-daemon-deployment.js';
import { daemonDeploymentOf, isUnderWay } from '../daemon-deployment/daemon-deployment-table.js';
import { endSuperseded } from '../daemon-deployment/end-daemon-deployment.js';
import { contextOfTasks } from '../service/is-endless.js';
import { keepDaemonTasks } from './keep-daemon-tasks.js';
import { openInstances } from './open-instances.js';

/** Compares what a daemon has with what it shall have, and acts. */
export const reconcileDaemon: EcsTransition = (draft, { target }, context) => {
  const daemon = draft.daemons.get(target);
  if (daemon === undefined) return;
  // What fails during a deployment fails only so often: its circuit breaker sees to that.
  const isBounded = isUnderWay(daemonDeploymentOf(draft, daemon.deploymentArn));
  const step = { draft, context: isBounded ? context : contextOfTasks(daemon, context), daemonArn: target };
  endSuperseded(step);
  advanceDaemonDeployment(step);
  if (draft.daemons.get(target) !== undefined) keepDaemonTasks(step);
  openInstances(draft, daemon.clusterArn, context);
};
