import type { Failure } from '@aws-sdk/client-ecs';
import type { ContainerInstanceRecord } from '../../container-instance/container-instance-record.js';
import { findShortage, type ResourceNeed } from '../../container-instance/resource-claim.js';
import { findProblem } from '../../placement/plan-placement.js';
import { listCandidates, listInstances } from '../../task/candidate-list.js';
import { toPlacementRequest, type UnplacedTask } from '../../task/place-task.js';
import type { ServiceStep } from '../service-step.js';
import type { Fleet } from './fleet.js';
import { instanceArnOf } from './list-daemon-places.js';
import type { SurveyedTask } from './survey-service.js';
import { toNextTask } from './to-next-task.js';

/** An instance that shall have a task of a DAEMON service. */
export interface DaemonHost {
  readonly instance: ContainerInstanceRecord;
  readonly task: UnplacedTask;
  /** What there is not enough of for another task. */
  readonly shortage?: Failure;
}

const NO_NEED: ResourceNeed = { cpu: 0, memory: 0, ports: [], portsUdp: [], gpus: 0, networkInterfaces: 0 };

/**
 * The ACTIVE instances that the task fits, whether or not there is room for it right now. Undefined where the task definition has
 * been deleted. Assumption: an instance that has a task already shall keep it while its agent is disconnected.
 */
export function listDaemonHosts(
  step: ServiceStep,
  { fleet, tasks }: { readonly fleet: Pick<Fleet, 'starter' | 'spec'>; readonly tasks: readonly SurveyedTask[] },
): DaemonHost[] | undefined {
  const { draft, context } = step;
  const hosting = new Set(tasks.map(instanceArnOf));
  const strategy = fleet.spec.capacityProviderStrategy;
  const providers = strategy?.map(({ capacityProvider }) => capacityProvider) ?? [undefined];
  const hosts: DaemonHost[] = [];
  for (const task of providers.map((name) => toNextTask(step, { fleet, existing: [] }, name))) {
    if (task === undefined) return undefined;
    const request = toPlacementRequest(task, context);
    // No group: whatever else is on the instance, it shall have a task of this service.
    for (const candidate of listCandidates(draft, listInstances(draft, task.request), '')) {
      const { instance } = candidate;
      const agentConnected = instance.agentConnected || hosting.has(instance.containerInstanceArn);
      const reachable = { ...candidate, instance: { ...instance, agentConnected } };
      if (findProblem(reachable, { ...request, need: NO_NEED }) !== undefined) continue;
      const reason = findShortage(instance.remaining, request.need);
      const shortage = reason && { arn: instance.containerInstanceArn, reason };
      hosts.push({ instance, task, ...(shortage && { shortage }) });
    }
  }
  return hosts;
}
