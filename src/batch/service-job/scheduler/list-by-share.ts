import type { ServiceJobRecord } from '../service-job-record.js';
import { priorityOf } from '../service-job-table.js';

/** The jobs of each share: the most important first, and among equals in the order in which they come. */
export function listByShare(
  jobs: Iterable<ServiceJobRecord>,
  shareOf: (job: ServiceJobRecord) => string | undefined,
): ReadonlyMap<string, readonly ServiceJobRecord[]> {
  const shares = new Map<string, ServiceJobRecord[]>();
  for (const job of jobs) {
    const name = shareOf(job) ?? '';
    const known = shares.get(name);
    if (known === undefined) shares.set(name, [job]);
    else known.push(job);
  }
  for (const members of shares.values()) members.sort((a, b) => priorityOf(b) - priorityOf(a));
  return shares;
}

export function quotaShareOf({ request }: ServiceJobRecord): string | undefined {
  return request.quotaShareName;
}
