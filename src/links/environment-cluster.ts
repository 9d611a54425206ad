import type { EcsSettings } from '@aws-sdk/client-batch';
import type { ClusterSetting } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn } from '../aws/arn.js';
import { CPU_UNITS_PER_VCPU } from '../aws/cpu-units.js';
import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import { isFargate } from '../batch/compute-environment/environment-kind.js';
import type { HostInstance } from '../batch/host/compute-host.js';
import { AGENT_MEMORY_MIB } from '../batch/host/resources-of-type.js';
import type { Resources } from '../batch/host/resources.js';
import { createCluster } from '../ecs/cluster/create-cluster.js';
import { deleteCluster } from '../ecs/cluster/delete-cluster.js';
import { readClusterSettings } from '../ecs/cluster/read-cluster-input.js';
import type {
  ContainerInstanceRecord,
  InstanceResources,
} from '../ecs/container-instance/container-instance-record.js';
import { attributeOf } from '../ecs/container-instance/instance-attributes.js';
import { launchContainerInstance } from '../ecs/container-instance/launch-container-instance.js';
import { noticeInstance } from '../ecs/container-instance/notice-instance.js';
import { terminateInstance } from '../ecs/container-instance/terminate-instance.js';
import type { EcsTransitionContext } from '../ecs/ecs-context.js';
import type { EcsDraft } from '../ecs/ecs-state.js';
import { hasFargateCapacity } from '../ecs/shortage/fargate-capacity.js';
import { ApiError } from '../errors/api-error.js';
import { listLaunchZonesOf, listSubnetsOf } from './environment-zones.js';
import { launchTypeOf } from './launch-type-of.js';
import { stopTasksOfCluster } from './stop-tasks-of-cluster.js';

/** ECS, at one moment. */
export interface EcsScene {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
}

type Environment = Pick<ComputeEnvironmentRecord, 'ecsClusterArn' | 'ecsSettings' | 'computeResources'>;

export function createClusterOf({ draft, context }: EcsScene, { ecsClusterArn = '', ecsSettings }: Environment): void {
  createCluster(
    draft,
    { clusterName: arnTail(ecsClusterArn), ...(ecsSettings && { settings: toSettings(ecsSettings) }) },
    { ...context, scope: scopeOfArn(ecsClusterArn) },
  );
}

/** Whatever else changes the cluster at the moment. */
export function updateClusterOf({ draft }: EcsScene, { ecsClusterArn = '', ecsSettings }: Environment): void {
  const cluster = draft.clusters.get(ecsClusterArn);
  if (ecsSettings === undefined || cluster?.status !== 'ACTIVE') return;
  const settings = readClusterSettings(toSettings(ecsSettings), cluster.settings);
  draft.clusters.assign(ecsClusterArn, { settings });
}

function toSettings({ containerInsights }: EcsSettings): ClusterSetting[] {
  return containerInsights === undefined ? [] : [{ name: 'containerInsights', value: containerInsights.toLowerCase() }];
}

/** The cluster goes with its instances and tasks. Somebody may have deleted it before. */
export function deleteClusterOf({ draft, context }: EcsScene, { ecsClusterArn: clusterArn = '' }: Environment): void {
  if (draft.clusters.get(clusterArn)?.status !== 'ACTIVE') return;
  for (const { containerInstanceArn } of [...draft.containerInstances.list('byCluster', [clusterArn])]) {
    terminateInstance({ draft, context, containerInstanceArn });
  }
  stopTasksOfCluster({ draft, context }, clusterArn);
  deleteUnlessHeld(() => deleteCluster(draft, { cluster: clusterArn }, { ...context, scope: scopeOfArn(clusterArn) }));
}

/** Assumption: a cluster that holds services or capacity providers of the user outlives its compute environment. */
function deleteUnlessHeld(deletion: () => unknown): void {
  try {
    deletion();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

export function findInstanceOf(
  { draft }: EcsScene,
  { ecsClusterArn }: Environment,
  reference: string,
): HostInstance | undefined {
  const { containerInstances } = draft;
  const named = containerInstances.get(reference);
  const candidates = named === undefined ? [...containerInstances.list('byEc2InstanceId', [reference])] : [named];
  const found = candidates.find(({ clusterArn, status }) => clusterArn === ecsClusterArn && status !== 'INACTIVE');
  return found && toHostInstance(found);
}

/** Instances that drain, or whose agent is not heard, take no jobs. */
export function listInstancesOf({ draft }: EcsScene, { ecsClusterArn = '' }: Environment): HostInstance[] {
  const active = [...draft.containerInstances.list('byClusterStatus', [ecsClusterArn, 'ACTIVE'])];
  return active.filter(({ agentConnected }) => agentConnected).map(toHostInstance);
}

/** Whether AWS has no capacity for the next task on Fargate, or for an instance. */
export function lacksCapacity({ draft }: EcsScene, environment: Environment): boolean {
  const cluster = draft.clusters.get(environment.ecsClusterArn ?? '');
  if (cluster === undefined) return false;
  if (!isFargate(environment)) return listLaunchZonesOf(draft, environment).length === 0;
  const [subnet] = listSubnetsOf(draft, environment);
  const capacityProviderName = environment.computeResources?.type;
  return !hasFargateCapacity(draft, { cluster, capacityProviderName, ...subnet });
}

export function launchInstanceOf({ draft, context }: EcsScene, environment: Environment, instanceType: string): void {
  const { ecsClusterArn = '', computeResources } = environment;
  const cluster = draft.clusters.get(ecsClusterArn);
  const availabilityZones = listLaunchZonesOf(draft, environment);
  if (cluster?.status !== 'ACTIVE' || availabilityZones.length === 0) return;
  const { tags: ofInstances, capacityTags } = computeResources ?? {};
  const tags = Object.entries(ofInstances ?? capacityTags ?? {}).map(([key, value]) => ({ key, value }));
  const launchType = launchTypeOf({ computeResources }) === 'EC2' ? 'EC2' : 'MANAGED_INSTANCES';
  const machine = { cluster, launchType, instanceType, tags, reservedMemoryMib: AGENT_MEMORY_MIB } as const;
  const instance = launchContainerInstance(draft, { ...machine, availabilityZones }, context);
  noticeInstance(draft, instance, context);
}

function toHostInstance(instance: ContainerInstanceRecord): HostInstance {
  const { containerInstanceArn, ec2InstanceId = '', attributes, registered, remaining } = instance;
  return {
    instanceArn: containerInstanceArn,
    instanceId: ec2InstanceId,
    instanceType: attributeOf(attributes, 'ecs.instance-type') ?? '',
    registered: toResources(registered),
    remaining: toResources(remaining),
  };
}

function toResources({ cpu, memory, gpuIds }: InstanceResources): Resources {
  return { vcpus: cpu / CPU_UNITS_PER_VCPU, memory, gpus: gpuIds.length };
}
