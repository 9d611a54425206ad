import type { BatchTransitionContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import type { ComputeEnvironmentRecord } from '../compute-environment/compute-environment-record.js';
import { launchesInstances } from '../compute-environment/environment-kind.js';
import { SCALE_IN } from '../compute-environment/environment-steps.js';
import { idleTimeMs } from '../compute-environment/idle-time.js';
import { retireInstances } from '../compute-environment/replace-instances.js';
import { BOOT } from './list-booting.js';
import { planInstances, planvCpus, type InstanceDemand } from './plan-instances.js';
import { planScaleIn } from './plan-scale-in.js';
import { vcpusOf, type Site } from './site.js';

export interface ScaledSite {
  readonly site: Site;
  readonly demand: readonly InstanceDemand[];
  /** Whether a job waits for instances to go, so that there may be others. */
  readonly isAwaited: boolean;
}

/** Launches what the waiting jobs need, and what the environment is to have anyway; plans for idle instances to go. */
export function scaleSite(draft: BatchDraft, scaled: ScaledSite, context: BatchTransitionContext): void {
  const { site } = scaled;
  const environment = draft.computeEnvironments.get(site.computeEnvironmentArn);
  if (environment === undefined || !launchesInstances(environment)) return;
  retireInstances({ draft, context }, environment);
  const canGrow = site.isUsable && !site.isShortOfCapacity;
  const launch = canGrow ? planLaunch(environment, scaled) : [];
  for (const instanceType of launch) {
    context.schedule({
      kind: BOOT,
      target: site.computeEnvironmentArn,
      afterMs: context.timing.instanceBootMs,
      data: { instanceType, environment: environment.sequence },
    });
  }
  // What somebody wants of an environment that cannot grow now, it gets later.
  if (canGrow) setDesired(draft, environment, vcpusOf(site) + vcpusOfTypes(site, launch));
  reviewScaleIn(environment, scaled, context);
}

function planLaunch({ computeResources }: ComputeEnvironmentRecord, { site, demand }: ScaledSite): string[] {
  const { booting, types, minvCpus, maxvCpus = 0, mayExceed } = site;
  const now = vcpusOf(site);
  const forJobs = planInstances({ demand, booting, types, vcpusLeft: maxvCpus - now, mayExceed });
  const missing = Math.max(minvCpus, computeResources?.desiredvCpus ?? 0) - now - vcpusOfTypes(site, forJobs);
  return [...forJobs, ...planvCpus(types, missing)];
}

function vcpusOfTypes({ types }: Site, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (types.find((type) => type.name === name)?.size.vcpus ?? 0), 0);
}

/** What AWS Batch has made of `desiredvCpus`, which managed instances have not. */
export function setDesired(
  draft: BatchDraft,
  { computeEnvironmentArn, computeResources }: ComputeEnvironmentRecord,
  vcpus: number,
): void {
  if (computeResources?.minvCpus === undefined) return;
  const desired = Math.max(vcpus, computeResources.minvCpus);
  if (computeResources.desiredvCpus === desired) return;
  draft.computeEnvironments.update(computeEnvironmentArn, (environment) => {
    if (environment.computeResources) environment.computeResources.desiredvCpus = desired;
  });
}

/** House-keeping, unless there must be room for others first: each instance that is idle goes when its time is over. */
function reviewScaleIn(
  { computeEnvironmentArn, computeResources }: ComputeEnvironmentRecord,
  { site, isAwaited }: ScaledSite,
  context: BatchTransitionContext,
): void {
  const delayMs = idleTimeMs(computeResources, context.timing);
  const idle = new Set(delayMs === Infinity ? [] : planScaleIn(site));
  for (const { instanceArn: target } of site.hosts) {
    const [planned] = context.scheduled(target, [SCALE_IN]);
    const isWanted = idle.has(target);
    if (isWanted && planned?.background === !isAwaited) continue;
    if (planned !== undefined) context.cancel(target, [SCALE_IN]);
    if (!isWanted) continue;
    const afterMs = planned === undefined ? delayMs : planned.dueAt - context.now;
    context.schedule({ kind: SCALE_IN, target, afterMs, data: { computeEnvironmentArn }, background: !isAwaited });
  }
}
