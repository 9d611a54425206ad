import type { ListDaemonsRequest, ListDaemonsResponse } from '@aws-sdk/client-ecs';
import { arnTail } from '../../aws/arn.js';
import { filterEntries } from '../../aws/filter-entries.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import { daemonRevisionOf } from '../daemon-revision/daemon-revision-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import type { DaemonRecord } from './daemon-record.js';
import { toDaemonReply } from './daemon-view.js';
import { listRevisions } from './list-revisions.js';

export function listDaemons(draft: EcsDraft, input: ListDaemonsRequest, { scope }: EcsContext): ListDaemonsResponse {
  const { capacityProviderArns = [], maxResults, nextToken } = input;
  const { clusterArn } = getActiveCluster(draft, input.clusterArn, scope);
  const page = paginate({ list: 'ListDaemons', maxResults, nextToken }, (from) =>
    filterEntries(
      draft.daemons.walk('byCluster', [clusterArn], from),
      (daemon) => capacityProviderArns.length === 0 || usesAny(draft, daemon, capacityProviderArns),
    ),
  );
  return { daemonSummariesList: page.items.map(toSummary), nextToken: page.nextToken };
}

function usesAny(draft: EcsDraft, daemon: DaemonRecord, capacityProviderArns: readonly string[]): boolean {
  const names = capacityProviderArns.map(arnTail);
  return listRevisions(draft, daemon.daemonArn, daemon.goalRevisionArn).some((arn) =>
    daemonRevisionOf(draft, arn).capacityProviders.some((name) => names.includes(name)),
  );
}

function toSummary(daemon: DaemonRecord) {
  const { deploymentArn: _, ...summary } = toDaemonReply(daemon);
  return summary;
}
