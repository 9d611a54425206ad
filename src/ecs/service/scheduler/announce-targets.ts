import { addServiceEvent } from '../service-event-table.js';
import { noteService, serviceOf, type ServiceStep } from '../service-step.js';

/** Says what load balancers have heard of since the last time. */
export function announceTargets(step: ServiceStep): void {
  const { unannounced, spec } = serviceOf(step);
  const { registered, deregistered } = unannounced;
  if (registered + deregistered === 0) return;
  for (const { targetGroupArn, loadBalancerName } of spec?.loadBalancers ?? []) {
    // Assumption: a Classic Load Balancer has instances where the others have targets.
    const what = targetGroupArn === undefined ? 'instances' : 'targets';
    const where = targetGroupArn === undefined ? `(elb ${loadBalancerName})` : `(target-group ${targetGroupArn})`;
    if (registered > 0) addServiceEvent(step, `registered ${registered} ${what} in ${where}`);
    if (deregistered > 0) addServiceEvent(step, `deregistered ${deregistered} ${what} in ${where}`);
  }
  if (deregistered > 0) addServiceEvent(step, `has begun draining connections on ${deregistered} tasks.`);
  noteService(step, (service) => void (service.unannounced = { registered: 0, deregistered: 0 }));
}
