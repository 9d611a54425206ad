import { scopeOfArn } from '../../../aws/arn.js';
import { distributeTasks } from '../../capacity-provider/distribute-tasks.js';
import { attributeOf } from '../../container-instance/instance-attributes.js';
import { findProblem } from '../../placement/plan-placement.js';
import { listCandidates, listInstances } from '../../task/candidate-list.js';
import { toPlacementRequest } from '../../task/place-task.js';
import { zoneOfSubnet } from '../../task/subnet-table.js';
import { groupOf } from '../service-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { launchTypeOf, listFargateSubnets, toNextTask, type NextTask } from './to-next-task.js';

/** The zones that the next task could be started in: those of the subnets on Fargate, otherwise those of instances with room. */
export function listOpenZones(step: ServiceStep, { fleet, existing }: NextTask): string[] {
  const { draft, context } = step;
  const [capacityProviderName] = distributeTasks(fleet.spec.capacityProviderStrategy, {
    count: 1,
    existing: existing.map((task) => task.capacityProviderName),
  });
  if (launchTypeOf(step, fleet, capacityProviderName) === 'FARGATE') {
    const { region } = scopeOfArn(step.serviceArn);
    return unique(listFargateSubnets(step, fleet).map((subnet) => zoneOfSubnet(subnet, region)));
  }
  const task = toNextTask(step, { fleet, existing }, capacityProviderName);
  if (task === undefined) return [];
  const request = toPlacementRequest(task, context);
  const candidates = listCandidates(draft, listInstances(draft, task.request), groupOf(serviceOf(step)));
  const suitable = candidates.filter((candidate) => findProblem(candidate, request) === undefined);
  return unique(suitable.flatMap(({ instance }) => attributeOf(instance.attributes, 'ecs.availability-zone') ?? []));
}

function unique(zones: readonly string[]): string[] {
  return [...new Set(zones)].toSorted();
}
