import type { UpdateDaemonRequest, UpdateDaemonResponse } from '@aws-sdk/client-ecs';
import { startDaemonDeployment } from '../daemon-deployment/start-daemon-deployment.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { createDaemonRevision } from './create-daemon-revision.js';
import { getActiveDaemon } from './daemon-table.js';
import { toDaemonReply } from './daemon-view.js';
import { listRevisions } from './list-revisions.js';
import { readRolloutConfiguration } from './read-rollout-configuration.js';

/** Assumption: an update that changes nothing deploys as well. */
export function updateDaemon(draft: EcsDraft, input: UpdateDaemonRequest, context: EcsContext): UpdateDaemonResponse {
  const configuration = readRolloutConfiguration(input.deploymentConfiguration);
  const daemon = getActiveDaemon(draft, input.daemonArn ?? '', context.scope);
  const sourceRevisionArns = listRevisions(draft, daemon.daemonArn, daemon.completedRevisionArn);
  const { daemonRevisionArn: goalRevisionArn } = createDaemonRevision(draft, { daemon, input }, context);
  const deployment = { daemon, targetRevisionArn: goalRevisionArn, sourceRevisionArns, configuration };
  const { daemonDeploymentArn: deploymentArn } = startDaemonDeployment(draft, deployment, context);
  const updated = draft.daemons.assign(daemon.daemonArn, {
    ...{ goalRevisionArn, deploymentArn, refusals: {}, exitedTasks: 0, updatedAt: context.now },
  });
  return toDaemonReply(updated);
}
