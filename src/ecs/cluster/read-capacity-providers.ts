import { arnTail, isArn, type Scope } from '../../aws/arn.js';
import { FARGATE_PROVIDERS, findCapacityProvider } from '../capacity-provider/capacity-provider-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readArnResource } from '../identify.js';

const MOST_PROVIDERS = 20;

export interface ProviderReferences {
  readonly references: readonly string[] | undefined;
  readonly clusterArn: string;
}

/** The names of capacity providers that were given by name or ARN, for a cluster. */
export function readCapacityProviders(
  draft: EcsDraft,
  { references = [], clusterArn }: ProviderReferences,
  scope: Scope,
): string[] {
  const names = [...new Set(references.map(toName))];
  for (const name of names) {
    if (!FARGATE_PROVIDERS.includes(name)) assertAssociable(draft, { name, clusterArn }, scope);
  }
  if (names.length > MOST_PROVIDERS) {
    throw invalidParameter('The maximum number of capacity providers per cluster has been exceeded.');
  }
  return names;
}

function toName(reference: string): string {
  return isArn(reference) ? readArnResource(reference, 'capacity-provider') : reference;
}

function assertAssociable(
  draft: EcsDraft,
  { name, clusterArn }: { readonly name: string; readonly clusterArn: string },
  scope: Scope,
): void {
  const provider = findCapacityProvider(draft, name, scope);
  if (provider === undefined) {
    throw invalidParameter(
      `The specified capacity provider '${name}' was not found. Specify a valid capacity provider and try again.`,
    );
  }
  if (provider.status !== 'ACTIVE') {
    throw invalidParameter(
      `The specified capacity provider '${name}' is not in an ACTIVE state. Specify a valid capacity provider and try again.`,
    );
  }
  if (provider.clusterArn === undefined || provider.clusterArn === clusterArn) return;
  // Assumption: how the first message ends, and the second.
  throw invalidParameter(
    provider.type === 'MANAGED_INSTANCES'
      ? 'Cannot associate Managed Instances capacity provider to clusters using this API. Managed Instances capacity providers are already associated with a cluster.'
      : `The specified capacity provider '${name}' is already associated with the cluster ${arnTail(provider.clusterArn)}. Specify a valid capacity provider and try again.`,
  );
}
