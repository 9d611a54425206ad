import { fits, type Resources } from '../host/resources.js';
import type { QueuedJob, Site } from './site.js';

/**
 * Whether the environment may never have the vCPUs for the job. Instances come as a whole: the last may pass the limit, unless the
 * strategy is BEST_FIT.
 */
export function exceedsLimit(site: Site, { needs }: Pick<QueuedJob, 'needs'>): boolean {
  const { maxvCpus, mayExceed } = site;
  if (maxvCpus === undefined) return false;
  const instances = needs.map((need) => smallestFor(site, need));
  const passes = mayExceed ? sum(instances.slice(0, -1)) >= maxvCpus : sum(instances) > maxvCpus;
  return sum(needs.map(({ vcpus }) => vcpus)) > maxvCpus || passes;
}

/** Whether no instance of the environment can be large enough. Where nobody launches instances, larger ones may register at any time. */
export function exceedsTypes({ types }: Site, { needs }: Pick<QueuedJob, 'needs'>): boolean {
  return types.length > 0 && needs.some((need) => types.every(({ size }) => !fits(need, size)));
}

/** The vCPUs of the smallest instance for it; on Fargate its own. */
function smallestFor({ types, hosts }: Site, need: Resources): number {
  const sizes = [...types.map(({ size }) => size), ...hosts.map(({ registered }) => registered)];
  const suitable = sizes.filter((size) => fits(need, size)).map(({ vcpus }) => vcpus);
  return suitable.length === 0 ? need.vcpus : Math.min(...suitable);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
