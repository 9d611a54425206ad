import { fits, NOTHING } from '../host/resources.js';
import { openHosts, type OpenHosts } from './open-hosts.js';
import type { InstanceDemand } from './plan-instances.js';
import { exceedsLimit } from './site-limits.js';
import { vcpusOf, type QueuedJob, type Site } from './site.js';

/** A site while a plan is made: what is taken is gone for those that come later. */
export interface OpenSite extends Pick<OpenHosts, 'promiseRoom'> {
  readonly site: Site;
  readonly demand: readonly InstanceDemand[];
  /** Whether the site could ever run the job. */
  canHold(job: QueuedJob): boolean;
  /** Takes room for the job, where there is any, and gives the instances: none on Fargate. */
  take(job: QueuedJob): readonly string[] | undefined;
  /** Whether there are, or can be, more instances than those that have been asked for. */
  canGrow(): boolean;
  /** Asks for instances for the job. */
  ask(job: QueuedJob): void;
}

export function openSite(site: Site): OpenSite {
  const hosts = openHosts(site.hosts);
  const demand: InstanceDemand[] = [];
  let fargatevCpusLeft = site.fargatevCpusLeft ?? 0;
  let askedvCpus = 0;
  const comingvCpus = vcpusToCome(site);
  // Thousands of children of an array want the same.
  const holds = new Map<QueuedJob['needs'], boolean>();
  return {
    site,
    demand,
    promiseRoom: hosts.promiseRoom,
    canHold(job) {
      const known = holds.get(job.needs) ?? canHold(site, job);
      holds.set(job.needs, known);
      return known;
    },
    canGrow: () => askedvCpus < comingvCpus,
    take(job) {
      if (site.fargatevCpusLeft === undefined) return hosts.take(job);
      const [{ vcpus } = NOTHING] = job.needs;
      if (vcpus > fargatevCpusLeft) return undefined;
      fargatevCpusLeft -= vcpus;
      return [];
    },
    ask(job) {
      for (const need of hosts.listHomeless(job)) {
        demand.push({ need, isAlone: job.hasNodes });
        askedvCpus += need.vcpus;
      }
    },
  };
}

/** Of instances that boot, or may yet be launched. */
function vcpusToCome(site: Site): number {
  if (!site.isUsable || site.fargatevCpusLeft !== undefined) return 0;
  const booting = vcpusOf({ hosts: [], booting: site.booting });
  if (site.types.length === 0 || site.isShortOfCapacity) return booting;
  return Math.max(booting, (site.maxvCpus ?? 0) - vcpusOf({ hosts: site.hosts, booting: [] }));
}

/** Whether a site, once it is empty, has room for the job. */
function canHold(site: Site, job: QueuedJob): boolean {
  if (!site.isUsable || site.capability !== job.capability || (job.hasNodes && !site.takesNodes)) return false;
  if (exceedsLimit(site, job)) return false;
  const sizes = [...site.types.map(({ size }) => size), ...site.hosts.map(({ registered }) => registered)];
  return site.fargatevCpusLeft !== undefined || job.needs.every((need) => sizes.some((size) => fits(need, size)));
}
