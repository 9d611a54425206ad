import { isFargate } from '../batch/compute-environment/environment-kind.js';
import type { BatchSlices } from '../batch/batch-service.js';
import type { StartedTask, TaskLaunch } from '../batch/host/compute-host.js';
import { getJob, isNode, specOf } from '../batch/job/job-table.js';
import { runnableOf } from '../batch/job/runnable-of.js';
import type { Runnable } from '../batch/job/spec/containers-of-spec.js';
import type { EcsTransitionContext } from '../ecs/ecs-context.js';
import type { EcsSlices } from '../ecs/ecs-service.js';
import { createTask } from '../ecs/task/create-task.js';
import { attachResources } from '../ecs/task/attachment.js';
import { startOnInstance } from '../ecs/task/place-task.js';
import type { TaskRecord } from '../ecs/task/task-record.js';
import type { TaskRequest } from '../ecs/task/task-request.js';
import { noteTask } from '../ecs/task/task-step.js';
import type { WorldDraft } from '../store/state.js';
import { listSubnetsOf } from './environment-zones.js';
import { launchTypeOf } from './launch-type-of.js';
import { taskDefinitionOf } from './task-definition-of.js';
import { toTaskOverride } from './to-task-override.js';

type LinkedDraft = WorldDraft<EcsSlices & BatchSlices>;

/** The attempt becomes a task of its environment's cluster. AWS Batch says what becomes of it. */
export function startTaskOf(draft: LinkedDraft, launch: TaskLaunch, context: EcsTransitionContext): StartedTask {
  const { job, environment, instanceArn = '', plan } = launch;
  const { ecs } = draft;
  const hasInterface = isFargate(environment) || isNode(job);
  const subnets = hasInterface ? listSubnetsOf(ecs, environment) : [];
  const request = { ...toRequest(draft, launch, context), ...subnets[0] };
  // The containers answer a StopTask as they would answer AWS Batch.
  const taskContext = { ...context, outcomeOf: () => ({ onStop: { ...plan.onStop, after: plan.onStop.afterMs } }) };
  const instance = ecs.containerInstances.get(instanceArn);
  const task =
    instance === undefined
      ? createTask(ecs, request, taskContext)
      : startOnInstance(ecs, { task: { request, subnets }, instance }, taskContext);
  return {
    taskArn: task.taskArn,
    ...(instance && { containerInstanceArn: instance.containerInstanceArn }),
    ...(hasInterface && networkInterfacesOf(draft, task, context)),
  };
}

function toRequest(draft: LinkedDraft, launch: TaskLaunch, context: EcsTransitionContext): TaskRequest {
  const { environment, job, containers, variables } = launch;
  const { computeResources } = environment;
  const cluster = draft.ecs.clusters.get(environment.ecsClusterArn ?? '');
  if (cluster === undefined) throw new Error(`The environment ${environment.computeEnvironmentArn} has no cluster`);
  const launchType = launchTypeOf(environment);
  const onFargate = launchType === 'FARGATE';
  const isSpot = computeResources?.type === 'FARGATE_SPOT';
  return {
    cluster,
    taskDefinition: taskDefinitionOf(draft, launch, context),
    launchType,
    ...(isSpot && { capacityProviderName: 'FARGATE_SPOT' }),
    overrides: toTaskOverride(containers, variables(), onFargate),
    ...settingsOf(runnableOf(job, specOf(draft.batch, job))),
    tags: tagsOf(draft, launch),
    isReported: true,
  };
}

/** What the definition says of the task beside its containers. */
function settingsOf({
  container,
  ecsProperties,
}: Runnable): Pick<TaskRequest, 'platformVersion' | 'enableExecuteCommand'> {
  const task = ecsProperties?.taskProperties?.[0];
  return {
    platformVersion: task?.platformVersion ?? container?.fargatePlatformConfiguration?.platformVersion,
    enableExecuteCommand: task?.enableExecuteCommand ?? container?.enableExecuteCommand,
  };
}

/** Those of the definition and, on top, those of the job, if it wants so. */
function tagsOf({ batch }: LinkedDraft, { job }: TaskLaunch): TaskRequest['tags'] {
  const owner = job.parentArn === undefined ? job : getJob(batch, job.parentArn);
  const spec = specOf(batch, job);
  if (!spec.propagateTags) return [];
  const tags = { ...batch.jobDefinitions.get(spec.jobDefinitionArn)?.tags, ...owner.tags };
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** AWS Batch shows the address as soon as the task is there. */
function networkInterfacesOf(
  { ecs }: LinkedDraft,
  task: TaskRecord,
  context: EcsTransitionContext,
): Pick<StartedTask, 'networkInterfaces'> {
  const step = { draft: ecs, context, taskArn: task.taskArn };
  const { containers } = noteTask(step, attachResources(task, context));
  return { networkInterfaces: [...(containers[0]?.networkInterfaces ?? [])] };
}
