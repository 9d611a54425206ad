import type { LoadBalancer } from '@aws-sdk/client-ecs';
import { findTaskSet } from '../../task-set/task-set-table.js';
import { addServiceEvent } from '../service-event-table.js';
import type { TargetChange } from '../service-record.js';
import { noteService, serviceOf, type ServiceStep } from '../service-step.js';
import { listLoadBalancers } from './list-load-balancers.js';
import { nameLoadBalancer } from './name-load-balancer.js';

/** Says what load balancers have heard of since the last time: of all deployments together, and of each task set. */
export function announceTargets(step: ServiceStep): void {
  const { draft, serviceArn } = step;
  const { unannounced } = serviceOf(step);
  if (unannounced.length === 0) return;
  noteService(step, (record) => void (record.unannounced = []));
  const speakers = unannounced.map(({ startedBy }) => findTaskSet(draft, serviceArn, startedBy)?.id);
  for (const speaker of new Set(speakers)) {
    announce(
      step,
      unannounced.filter((_, i) => speakers[i] === speaker),
      speaker,
    );
  }
}

function announce(step: ServiceStep, changes: readonly TargetChange[], taskSetId: string | undefined): void {
  for (const { loadBalancer, registered, deregistered } of countByLoadBalancer(step, changes)) {
    // Assumption: a Classic Load Balancer has instances where the others have targets.
    const what = loadBalancer.targetGroupArn === undefined ? 'instances' : 'targets';
    const where = nameLoadBalancer(loadBalancer);
    if (registered > 0) addServiceEvent(step, `registered ${registered} ${what} in ${where}`, taskSetId);
    if (deregistered > 0) addServiceEvent(step, `deregistered ${deregistered} ${what} in ${where}`, taskSetId);
  }
  const drained = changes.filter(({ isRegistered }) => !isRegistered).length;
  if (drained > 0) addServiceEvent(step, `has begun draining connections on ${drained} tasks.`, taskSetId);
}

interface TargetCount {
  readonly loadBalancer: LoadBalancer;
  registered: number;
  deregistered: number;
}

function countByLoadBalancer(
  { draft, serviceArn }: ServiceStep,
  changes: readonly TargetChange[],
): Iterable<TargetCount> {
  const counts = new Map<string, TargetCount>();
  for (const { startedBy, isRegistered } of changes) {
    for (const loadBalancer of listLoadBalancers(draft, { serviceArn, startedBy })) {
      const name = nameLoadBalancer(loadBalancer);
      const count = counts.get(name) ?? { loadBalancer, registered: 0, deregistered: 0 };
      counts.set(name, count);
      if (isRegistered) count.registered++;
      else count.deregistered++;
    }
  }
  return counts.values();
}
