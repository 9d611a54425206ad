import type { LaunchType, PlacementConstraint } from '@aws-sdk/client-ecs';
import { regionOfArn, scopeOfArn } from '../../../aws/arn.js';
import { launchTypeOfProvider } from '../../capacity-provider/read-capacity-provider-strategy.js';
import { chooseFargateSubnets } from '../../shortage/fargate-capacity.js';
import type { UnplacedTask } from '../../task/place-task.js';
import { findSubnets, zoneOfSubnet, type RequestedSubnet } from '../../task/subnet-table.js';
import type { TaskRecord } from '../../task/task-record.js';
import { readServiceTaskTags } from '../read-service-task-tags.js';
import { isBalanced, registersTargets } from '../launch-spec.js';
import { groupOf } from '../service-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import type { Fleet } from './fleet.js';
import { placementStrategiesOf } from './placement-strategies-of.js';

export interface NextTask {
  readonly fleet: Pick<Fleet, 'starter' | 'spec'>;
  /** The tasks that the service has: a new one keeps the balance. */
  readonly existing: readonly TaskRecord[];
  /** The zone that it shall be in. Default: any. */
  readonly zone?: string | undefined;
}

/** The task that would be launched next with that capacity provider. Undefined where its definition has been deleted, or shall be. */
export function toNextTask(
  step: ServiceStep,
  { fleet, existing, zone }: NextTask,
  capacityProviderName: string | undefined,
): UnplacedTask | undefined {
  const { draft, serviceArn } = step;
  const { starter, spec } = fleet;
  const service = serviceOf(step);
  const cluster = draft.clusters.get(service.clusterArn);
  const taskDefinition = draft.taskDefinitions.get(spec.taskDefinition);
  if (cluster === undefined || taskDefinition === undefined || taskDefinition.status === 'DELETE_IN_PROGRESS') {
    return undefined;
  }
  const launchType = launchTypeOf(step, fleet, capacityProviderName);
  const subnets = launchType === 'FARGATE' ? listFargateSubnets(step, fleet) : listSubnets(step, fleet);
  const subnet = chooseSubnet(step, subnets, { existing, zone });
  const request = {
    ...{ cluster, taskDefinition, launchType, capacityProviderName, serviceArn },
    ...{ startedBy: starter, group: groupOf(service), subnetId: subnet?.subnetId },
    // An instance brings its own.
    ...(launchType === 'FARGATE' && { availabilityZone: subnet?.availabilityZone }),
    ...{ platformVersion: spec.platformVersion, volumes: spec.volumeConfigurations },
    enableExecuteCommand: service.enableExecuteCommand,
    ...{ registersTargets: registersTargets(spec), hasLoadBalancer: isBalanced(spec) },
    tags: readServiceTaskTags(service, { taskDefinition, cluster }),
  };
  const constraints = [...service.placementConstraints, ...zoneConstraints(zone)];
  return { request, constraints, strategies: placementStrategiesOf(service), subnets };
}

export function launchTypeOf(
  { draft, serviceArn }: ServiceStep,
  { spec }: NextTask['fleet'],
  capacityProviderName: string | undefined,
): LaunchType {
  if (capacityProviderName === undefined) return spec.launchType ?? 'EC2';
  return launchTypeOfProvider(draft, capacityProviderName, scopeOfArn(serviceArn));
}

/** Those that tasks can be in. */
function listSubnets({ draft, serviceArn }: ServiceStep, { spec }: NextTask['fleet']): RequestedSubnet[] {
  const subnetIds = spec.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  return findSubnets(draft, subnetIds, scopeOfArn(serviceArn));
}

/** Those that a task on Fargate can be in now. */
export function listFargateSubnets(step: ServiceStep, fleet: NextTask['fleet']): readonly RequestedSubnet[] {
  return chooseFargateSubnets(step.draft, listSubnets(step, fleet), regionOfArn(step.serviceArn));
}

function zoneConstraints(zone: string | undefined): PlacementConstraint[] {
  if (zone === undefined) return [];
  return [{ type: 'memberOf', expression: `attribute:ecs.availability-zone == ${zone}` }];
}

/** Tasks on Fargate are spread over the zones, and there over the subnets. */
function chooseSubnet(
  { serviceArn }: ServiceStep,
  subnets: readonly RequestedSubnet[],
  { existing, zone }: Pick<NextTask, 'existing' | 'zone'>,
): RequestedSubnet | undefined {
  if (subnets.length < 2) return subnets[0];
  const { region } = scopeOfArn(serviceArn);
  const zoned = subnets.map((subnet) => ({ subnet, inZone: zoneOfSubnet(subnet, region) }));
  const possible = zoned.filter(({ inZone }) => zone === undefined || inZone === zone);
  const tasksIn = (inZone: string) => existing.filter(({ availabilityZone }) => availabilityZone === inZone).length;
  const tasksOf = ({ subnetId }: RequestedSubnet) =>
    existing.filter(({ attachments: [attachment] }) => attachment?.details[0]?.value === subnetId).length;
  const [least] = possible.toSorted(
    (a, b) => tasksIn(a.inZone) - tasksIn(b.inZone) || tasksOf(a.subnet) - tasksOf(b.subnet),
  );
  return least?.subnet ?? subnets[0];
}
