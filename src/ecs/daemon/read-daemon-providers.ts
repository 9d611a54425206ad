import { arnTail, isArn, type Scope } from '../../aws/arn.js';
import { findCapacityProvider } from '../capacity-provider/capacity-provider-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';

export interface DaemonProviders {
  readonly arns: readonly string[] | undefined;
  readonly clusterArn: string;
}

/**
 * The names of the providers whose instances get a daemon. Assumption: the wordings, but for those of providers that are missing or
 * not ACTIVE, which are on record for clusters.
 */
export function readDaemonProviders(
  draft: EcsDraft,
  { arns = [], clusterArn }: DaemonProviders,
  scope: Scope,
): string[] {
  if (arns.length === 0) throw invalidParameter('Capacity providers cannot be empty.');
  const wrong = arns.find((arn) => !isArn(arn));
  if (wrong !== undefined) throw invalidParameter('Invalid arn syntax.');
  const names = [...new Set(arns)].map((arn) => [arn, findCapacityProvider(draft, arn, scope)] as const);
  for (const [arn, provider] of names) {
    const subject = `The specified capacity provider '${arnTail(arn)}'`;
    const remedy = 'Specify a valid capacity provider and try again.';
    if (provider === undefined) throw invalidParameter(`${subject} was not found. ${remedy}`);
    if (provider.status !== 'ACTIVE') throw invalidParameter(`${subject} is not in an ACTIVE state. ${remedy}`);
    if (provider.type !== 'MANAGED_INSTANCES') {
      throw invalidParameter(`Daemons are only supported for Managed Instances capacity providers. ${remedy}`);
    }
    if (provider.clusterArn !== clusterArn) {
      throw invalidParameter(`${subject} is not associated with the cluster. ${remedy}`);
    }
  }
  return names.map(([arn]) => arnTail(arn));
}
