import type { EcsDraft } from '../ecs-state.js';
import type { UsedProvider } from './plan-capacity.js';

/** Undefined while no cluster can use it. */
export function findUsedProvider(draft: EcsDraft, capacityProviderArn: string): UsedProvider | undefined {
  const provider = draft.capacityProviders.get(capacityProviderArn);
  if (provider?.clusterArn === undefined || provider.status !== 'ACTIVE') return undefined;
  const cluster = draft.clusters.get(provider.clusterArn);
  if (cluster?.status !== 'ACTIVE' || cluster.attachmentsStatus === 'UPDATE_IN_PROGRESS') return undefined;
  return { ...provider, clusterArn: provider.clusterArn };
}
