import type { ListDaemonDeploymentsRequest, ListDaemonDeploymentsResponse } from '@aws-sdk/client-ecs';
import { filterEntries } from '../../aws/filter-entries.js';
import { findDaemon } from '../daemon/daemon-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { matchesDeployment, type DeploymentFilters } from '../service-deployment/matches-deployment.js';
import { daemonDeploymentOf } from './daemon-deployment-table.js';
import { toDaemonDeploymentSummary } from './daemon-deployment-view.js';

/** As it has been read: times are epoch milliseconds. */
type Input = Omit<ListDaemonDeploymentsRequest, 'createdAt' | 'status'> & DeploymentFilters;

/** Those of a daemon of the same name that has been deleted are left out. Assumption: newest first. */
export function listDaemonDeployments(
  draft: EcsDraft,
  input: Input,
  { scope }: EcsContext,
): ListDaemonDeploymentsResponse {
  const { maxResults, nextToken } = input;
  const daemon = findDaemon(draft, input.daemonArn ?? '', scope);
  // Assumption: this one. The action knows no DaemonNotFoundException.
  if (daemon === undefined) throw clientException('Daemon not found.');
  const { daemonArn, firstDeploymentArn } = daemon;
  const first = daemonDeploymentOf(draft, firstDeploymentArn);
  const page = paginate({ list: 'ListDaemonDeployments', maxResults, nextToken, defaultResults: 20 }, (from) =>
    filterEntries(
      draft.daemonDeployments.walk('byDaemon', [daemonArn], { ...from, reverse: true }),
      (deployment) => deployment.sequence >= first.sequence && matchesDeployment(deployment, input),
    ),
  );
  return { daemonDeployments: page.items.map(toDaemonDeploymentSummary), nextToken: page.nextToken };
}
