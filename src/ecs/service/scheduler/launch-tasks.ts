import type { Failure } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../../aws/arn.js';
import { distributeTasks } from '../../capacity-provider/distribute-tasks.js';
import { launchTypeOfProvider } from '../../capacity-provider/read-capacity-provider-strategy.js';
import { startOnInstance, type UnplacedTask } from '../../task/place-task.js';
import { placeOrWait } from '../../task/place-or-wait.js';
import { findSubnets, type RequestedSubnet } from '../../task/subnet-table.js';
import type { TaskRecord } from '../../task/task-record.js';
import type { ContainerInstanceRecord } from '../../container-instance/container-instance-record.js';
import { readServiceTaskTags } from '../read-service-task-tags.js';
import { registersTargets } from '../launch-spec.js';
import { groupOf } from '../service-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import type { Fleet } from './fleet.js';
import { placementStrategiesOf } from './placement-strategies-of.js';

export interface Launch {
  readonly fleet: Pick<Fleet, 'starter' | 'spec'>;
  readonly count: number;
  /** The tasks that the service has: new ones keep the balance. */
  readonly existing: readonly TaskRecord[];
}

export interface Launched {
  readonly tasks: readonly TaskRecord[];
  /** Why the next one could not be launched. */
  readonly failures?: readonly Failure[];
}

/** Launches so many tasks, or as many as there is room for. */
export function launchTasks(step: ServiceStep, { fleet, count, existing }: Launch): Launched {
  const { draft, context } = step;
  const subnets = subnetsOf(step, fleet);
  const providers = distributeTasks(fleet.spec.capacityProviderStrategy, {
    count,
    existing: existing.map(({ capacityProviderName }) => capacityProviderName),
  });
  const tasks: TaskRecord[] = [];
  for (const capacityProviderName of providers) {
    const subnet = leastUsed(subnets, [...existing, ...tasks]);
    const task = toUnplacedTask(step, fleet, { capacityProviderName, subnets, subnet });
    if (task === undefined) return { tasks, failures: [{ reason: 'TaskDefinition is being deleted' }] };
    const placed = placeOrWait(draft, task, context);
    if ('failures' in placed) return { tasks, failures: placed.failures };
    tasks.push(placed.task);
  }
  return { tasks };
}

/** Of a DAEMON service: on that instance and no other. */
export function launchOnInstance(
  step: ServiceStep,
  fleet: Launch['fleet'],
  instance: ContainerInstanceRecord,
): TaskRecord | undefined {
  const subnets = subnetsOf(step, fleet);
  const task = toUnplacedTask(step, fleet, { subnets, subnet: subnets[0] });
  return task && startOnInstance(step.draft, { task, instance }, step.context);
}

interface Place {
  readonly capacityProviderName?: string | undefined;
  readonly subnets: readonly RequestedSubnet[];
  readonly subnet: RequestedSubnet | undefined;
}

/** Undefined where the task definition has been deleted, or shall be. */
export function toUnplacedTask(
  { draft, serviceArn }: Pick<ServiceStep, 'draft' | 'serviceArn'>,
  { starter, spec }: Launch['fleet'],
  { capacityProviderName, subnets, subnet }: Place,
): UnplacedTask | undefined {
  const service = serviceOf({ draft, serviceArn });
  const cluster = draft.clusters.get(service.clusterArn);
  const taskDefinition = draft.taskDefinitions.get(spec.taskDefinition);
  if (cluster === undefined || taskDefinition === undefined || taskDefinition.status === 'DELETE_IN_PROGRESS') {
    return undefined;
  }
  const launchType =
    capacityProviderName === undefined
      ? (spec.launchType ?? 'EC2')
      : launchTypeOfProvider(draft, capacityProviderName, scopeOfArn(serviceArn));
  const request = {
    ...{ cluster, taskDefinition, launchType, capacityProviderName, serviceArn },
    ...{ startedBy: starter, group: groupOf(service), subnetId: subnet?.subnetId },
    platformVersion: spec.platformVersion,
    enableExecuteCommand: service.enableExecuteCommand,
    ...{ registersTargets: registersTargets(spec), hasLoadBalancer: spec.loadBalancers.length > 0 },
    tags: readServiceTaskTags(service, { taskDefinition, cluster }),
  };
  return { request, constraints: service.placementConstraints, strategies: placementStrategiesOf(service), subnets };
}

function subnetsOf({ draft, serviceArn }: ServiceStep, { spec }: Launch['fleet']): RequestedSubnet[] {
  const subnetIds = spec.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  return findSubnets(draft, subnetIds, scopeOfArn(serviceArn));
}

/** Tasks on Fargate are spread over the subnets. */
function leastUsed(subnets: readonly RequestedSubnet[], tasks: readonly TaskRecord[]): RequestedSubnet | undefined {
  const [first] = subnets;
  if (subnets.length < 2) return first;
  const used = (subnetId: string) =>
    tasks.filter(({ attachments: [attachment] }) => attachment?.details[0]?.value === subnetId).length;
  return subnets.toSorted((a, b) => used(a.subnetId) - used(b.subnetId))[0];
}
