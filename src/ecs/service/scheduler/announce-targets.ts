import { addServiceEvent } from '../service-event-table.js';
import type { ServiceRecord } from '../service-record.js';
import { listLoadBalancers } from './list-load-balancers.js';
import { nameLoadBalancer } from './name-load-balancer.js';
import { noteService, serviceOf, type ServiceStep } from '../service-step.js';

/** Says what load balancers have heard of since the last time. */
export function announceTargets(step: ServiceStep): void {
  const { draft, serviceArn } = step;
  const service = serviceOf(step);
  if (hasNews(service)) {
    announce(step, service);
    noteService(step, (record) => void (record.unannounced = { registered: 0, deregistered: 0 }));
  }
  for (const taskSet of [...draft.taskSets.list('byService', [serviceArn])].filter(hasNews)) {
    announce(step, taskSet, taskSet.id);
    draft.taskSets.update(
      taskSet.taskSetArn,
      (record) => void (record.unannounced = { registered: 0, deregistered: 0 }),
    );
  }
}

type Registering = Pick<ServiceRecord, 'unannounced' | 'spec'>;

function hasNews({ unannounced: { registered, deregistered } }: Registering): boolean {
  return registered + deregistered > 0;
}

function announce(step: ServiceStep, { unannounced, spec }: Registering, starter?: string): void {
  const { registered, deregistered } = unannounced;
  for (const loadBalancer of listLoadBalancers(step.draft, { serviceArn: step.serviceArn, spec })) {
    // Assumption: a Classic Load Balancer has instances where the others have targets.
    const what = loadBalancer.targetGroupArn === undefined ? 'instances' : 'targets';
    const where = nameLoadBalancer(loadBalancer);
    if (registered > 0) addServiceEvent(step, `registered ${registered} ${what} in ${where}`, starter);
    if (deregistered > 0) addServiceEvent(step, `deregistered ${deregistered} ${what} in ${where}`, starter);
  }
  if (deregistered > 0) addServiceEvent(step, `has begun draining connections on ${deregistered} tasks.`, starter);
}
