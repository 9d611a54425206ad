import type { CreateDaemonRequest, CreateDaemonResponse } from '@aws-sdk/client-ecs';
import type { ApiError } from '../../errors/api-error.js';
import { assertName } from '../assert-name.js';
import { assertClientToken, findRepeated, rememberToken } from '../client-token.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import { startDaemonDeployment } from '../daemon-deployment/start-daemon-deployment.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readTags } from '../tag/read-tags.js';
import { createDaemonRevision } from './create-daemon-revision.js';
import type { DaemonRecord } from './daemon-record.js';
import { daemonArnOf } from './daemon-table.js';
import { toDaemonReply } from './daemon-view.js';
import { readRolloutConfiguration } from './read-rollout-configuration.js';

const LONGEST_TOKEN = 36;

export function createDaemon(draft: EcsDraft, input: CreateDaemonRequest, context: EcsContext): CreateDaemonResponse {
  const { daemonName = '' } = input;
  assertName('daemon', daemonName);
  assertClientToken(input.clientToken, LONGEST_TOKEN);
  const tags = readTags(input.tags);
  const configuration = readRolloutConfiguration(input.deploymentConfiguration);
  const { clusterArn } = getActiveCluster(draft, input.clusterArn, context.scope);
  const daemonArn = daemonArnOf(clusterArn, daemonName);
  const use = { operation: 'CreateDaemon', clusterArn, input, now: context.now };
  const [, repeated] = findRepeated(draft, use, notIdempotent) ?? [];
  const existing = draft.daemons.get(daemonArn);
  if (existing !== undefined && existing.firstDeploymentArn === repeated) return toCreated(existing);
  if (existing !== undefined) throw notIdempotent();
  const daemon = { daemonArn, clusterArn };
  const { daemonRevisionArn: goalRevisionArn } = createDaemonRevision(draft, { daemon, input }, context);
  const deployment = { daemon, targetRevisionArn: goalRevisionArn, sourceRevisionArns: [], configuration };
  const { daemonDeploymentArn: deploymentArn } = startDaemonDeployment(draft, deployment, context);
  const created = draft.daemons.insert({
    ...{ daemonArn, daemonName, clusterArn, status: 'ACTIVE', goalRevisionArn, tags },
    ...{ firstDeploymentArn: deploymentArn, deploymentArn },
    ...{ refusals: {}, exitedTasks: 0, createdAt: context.now, updatedAt: context.now },
  });
  rememberToken(draft, use, [daemonArn, deploymentArn]);
  return toCreated(created);
}

/** Assumption: the wording, which is that for services. */
function notIdempotent(): ApiError {
  return invalidParameter('Creation of daemon was not idempotent.');
}

/** With the first deployment, whatever has come since. */
function toCreated(daemon: DaemonRecord): CreateDaemonResponse {
  const { updatedAt: _, ...reply } = toDaemonReply(daemon);
  return { ...reply, deploymentArn: daemon.firstDeploymentArn };
}
