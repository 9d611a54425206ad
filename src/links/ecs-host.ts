import type { BatchSlices } from '../batch/batch-service.js';
import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import type { ComputeHost } from '../batch/host/compute-host.js';
import { createInternalHost } from '../batch/host/internal-host.js';
import { terminateInstance } from '../ecs/container-instance/terminate-instance.js';
import type { EcsTransitionContext } from '../ecs/ecs-context.js';
import type { EcsSlices } from '../ecs/ecs-service.js';
import type { WorldDraft } from '../store/state.js';
import {
  createClusterOf,
  deleteClusterOf,
  findInstanceOf,
  lacksCapacity,
  launchInstanceOf,
  listInstancesOf,
  updateClusterOf,
} from './environment-cluster.js';
import { reportRunning, reportStopped, reportStopping } from './report-task.js';
import { startTaskOf } from './start-task-of.js';

type LinkedDraft = WorldDraft<EcsSlices & BatchSlices>;

/** Each environment has its host: ECS, or AWS Batch itself for those on EKS, which have no cluster there. */
export function createEcsHost(draft: LinkedDraft, context: EcsTransitionContext): ComputeHost {
  const onEcs = createClusterHost(draft, context);
  const internal = createInternalHost(draft.batch, context);
  const hostOf = ({ ecsClusterArn }: ComputeEnvironmentRecord) => (ecsClusterArn === undefined ? internal : onEcs);
  return {
    ...onEcs,
    createCluster: (environment) => hostOf(environment).createCluster(environment),
    updateCluster: (environment) => hostOf(environment).updateCluster(environment),
    deleteCluster: (environment) => hostOf(environment).deleteCluster(environment),
    hasCluster: (environment) => hostOf(environment).hasCluster(environment),
    findInstance: (environment, reference) => hostOf(environment).findInstance(environment, reference),
    listInstances: (environment) => hostOf(environment).listInstances(environment),
    isShort: (environment) => hostOf(environment).isShort(environment),
    launchInstance: (environment, type) => hostOf(environment).launchInstance(environment, type),
    terminateInstance: (environment, arn) => hostOf(environment).terminateInstance(environment, arn),
    startTask: (launch) => hostOf(launch.environment).startTask(launch),
  };
}

/** Amazon ECS as the host: each environment has a cluster, each attempt is a task. What is no task of ECS is not its business. */
function createClusterHost(draft: LinkedDraft, context: EcsTransitionContext): ComputeHost {
  const scene = { draft: draft.ecs, context };
  return {
    createCluster: (environment) => createClusterOf(scene, environment),
    updateCluster: (environment) => updateClusterOf(scene, environment),
    deleteCluster: (environment) => deleteClusterOf(scene, environment),
    hasCluster: ({ ecsClusterArn = '' }) => draft.ecs.clusters.get(ecsClusterArn)?.status === 'ACTIVE',
    findInstance: (environment, reference) => findInstanceOf(scene, environment, reference),
    listInstances: (environment) => listInstancesOf(scene, environment),
    isShort: (environment) => lacksCapacity(scene, environment),
    launchInstance: (environment, instanceType) => launchInstanceOf(scene, environment, instanceType),
    terminateInstance: (_, containerInstanceArn) => terminateInstance({ ...scene, containerInstanceArn }),
    startTask: (launch) => startTaskOf(draft, launch, context),
    runTask: ({ attempt }) => reportRunning({ ...scene, taskArn: attempt?.taskArn ?? '' }),
    stopTask: ({ attempt }, reason) => reportStopping({ ...scene, taskArn: attempt?.taskArn ?? '' }, reason),
    endTask: ({ attempt }, ended) =>
      reportStopped({ ...scene, taskArn: ended.taskArn ?? '' }, ended, attempt?.plan.startError),
  };
}
