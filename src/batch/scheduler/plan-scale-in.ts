import { vcpusOf, type Site } from './site.js';

/** The idle instances that the environment can do without, oldest first. An instance goes as a whole, or stays. */
export function planScaleIn(site: Site): string[] {
  let vcpus = vcpusOf(site);
  return site.hosts.flatMap(({ instanceArn, isIdle, registered }) => {
    if (!isIdle || vcpus - registered.vcpus < site.minvCpus) return [];
    vcpus -= registered.vcpus;
    return [instanceArn];
  });
}
