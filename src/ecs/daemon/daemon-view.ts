import type { DaemonDetail, DaemonRevisionDetail, UpdateDaemonResponse } from '@aws-sdk/client-ecs';
import { daemonRevisionOf } from '../daemon-revision/daemon-revision-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { countDaemonInstances } from './count-daemon-instances.js';
import type { DaemonRecord } from './daemon-record.js';
import { listRevisions } from './list-revisions.js';

/** What the replies of all that changes a daemon show. */
export function toDaemonReply({
  daemonArn,
  status,
  createdAt,
  updatedAt,
  deploymentArn,
}: DaemonRecord): UpdateDaemonResponse {
  return { daemonArn, status, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt), deploymentArn };
}

export function toDaemonView(draft: EcsDraft, daemon: DaemonRecord): DaemonDetail {
  const { daemonArn, clusterArn, goalRevisionArn } = daemon;
  return {
    ...toDaemonReply(daemon),
    clusterArn,
    currentRevisions: listRevisions(draft, daemonArn, goalRevisionArn).map((arn) => toDetail(draft, arn)),
  };
}

/** Assumption: instances without the task are counted only where there can be some. */
function toDetail(draft: EcsDraft, arn: string): DaemonRevisionDetail {
  const revision = daemonRevisionOf(draft, arn);
  const { counted, totals } = countDaemonInstances(draft, revision);
  const isOptional = !revision.critical;
  return {
    arn,
    capacityProviders: counted.map(({ arn: providerArn, running, without }) => ({
      arn: providerArn,
      runningCount: running,
      ...(isOptional && { withoutDaemonCount: without }),
    })),
    totalRunningCount: totals.running,
    ...(isOptional && { totalWithoutDaemonCount: totals.without }),
  };
}
