import type { DeleteDaemonRequest, DeleteDaemonResponse } from '@aws-sdk/client-ecs';
import { daemonDeploymentOf } from '../daemon-deployment/daemon-deployment-table.js';
import { startDaemonDeployment } from '../daemon-deployment/start-daemon-deployment.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getActiveDaemon } from './daemon-table.js';
import { toDaemonReply } from './daemon-view.js';
import { listRevisions } from './list-revisions.js';

/** Assumption: instances are replaced as the deployment before said. */
export function deleteDaemon(draft: EcsDraft, input: DeleteDaemonRequest, context: EcsContext): DeleteDaemonResponse {
  const daemon = getActiveDaemon(draft, input.daemonArn ?? '', context.scope);
  const { configuration } = daemonDeploymentOf(draft, daemon.deploymentArn);
  const sourceRevisionArns = listRevisions(draft, daemon.daemonArn, daemon.completedRevisionArn);
  const deployment = { daemon, targetRevisionArn: undefined, sourceRevisionArns, configuration };
  const { daemonDeploymentArn: deploymentArn } = startDaemonDeployment(draft, deployment, context);
  const deleted = draft.daemons.assign(daemon.daemonArn, {
    ...{ status: 'DELETE_IN_PROGRESS', goalRevisionArn: undefined, deploymentArn, updatedAt: context.now },
  });
  return toDaemonReply(deleted);
}
