import { admits } from '../../aws/filter-entries.js';

/** As they have been read: times are epoch milliseconds. */
export interface DeploymentFilters {
  readonly status?: readonly string[] | undefined;
  readonly createdAt?: { readonly before?: number; readonly after?: number } | undefined;
}

/** Assumption: the times themselves are not between them. */
export function matchesDeployment(
  { status, createdAt }: { readonly status: string; readonly createdAt: number },
  { status: wanted, createdAt: times }: DeploymentFilters,
): boolean {
  return admits(wanted, status) && createdAt < (times?.before ?? Infinity) && createdAt > (times?.after ?? -Infinity);
}
