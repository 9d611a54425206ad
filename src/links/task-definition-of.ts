import { scopeOfArn } from '../aws/arn.js';
import type { BatchSlices } from '../batch/batch-service.js';
import type { TaskLaunch } from '../batch/host/compute-host.js';
import { definitionNameOf } from '../batch/job-definition/definition-name.js';
import { findNodeRange } from '../batch/job-definition/rules/node-range.js';
import { isNode, specOf } from '../batch/job/job-table.js';
import { runnableOf } from '../batch/job/runnable-of.js';
import type { Runnable } from '../batch/job/spec/containers-of-spec.js';
import type { EcsTransitionContext } from '../ecs/ecs-context.js';
import type { EcsSlices } from '../ecs/ecs-service.js';
import { rootUserArn } from '../ecs/root-user-arn.js';
import { takeRevision } from '../ecs/task-definition/task-definition-family-table.js';
import type { TaskDefinitionRecord } from '../ecs/task-definition/task-definition-record.js';
import { taskDefinitionArn } from '../ecs/task-definition/task-definition-table.js';
import type { WorldDraft } from '../store/state.js';
import { launchTypeOf } from './launch-type-of.js';
import { toTaskDefinition } from './to-task-definition.js';

type LinkedDraft = WorldDraft<EcsSlices & BatchSlices>;

/**
 * The task definition of a job definition, or of a range of its nodes: AWS Batch registers it when it is first needed, and anew when
 * somebody has deregistered it.
 */
export function taskDefinitionOf(
  draft: LinkedDraft,
  launch: TaskLaunch,
  context: EcsTransitionContext,
): TaskDefinitionRecord {
  const { batch, ecs } = draft;
  const { jobDefinitionArn } = specOf(batch, launch.job);
  const part = findPart(draft, launch) ?? 'all';
  const { taskDefinitionArns = {} } = batch.jobDefinitions.get(jobDefinitionArn) ?? {};
  const registered = ecs.taskDefinitions.get(taskDefinitionArns[part] ?? '');
  if (registered?.status === 'ACTIVE') return registered;
  const made = register(draft, launch, context);
  if (batch.jobDefinitions.get(jobDefinitionArn) !== undefined) {
    batch.jobDefinitions.update(jobDefinitionArn, (definition) => {
      definition.taskDefinitionArns = { ...taskDefinitionArns, [part]: made.taskDefinitionArn };
    });
  }
  return made;
}

/** The range that a node belongs to. */
function findPart({ batch }: LinkedDraft, { job }: TaskLaunch): string | undefined {
  const { nodeProperties } = specOf(batch, job);
  return nodeProperties && isNode(job) ? findNodeRange(nodeProperties, job.index ?? 0)?.targetNodes : undefined;
}

/** Assumption: the family is named after the job definition, and a UUID follows. */
function register(draft: LinkedDraft, launch: TaskLaunch, context: EcsTransitionContext): TaskDefinitionRecord {
  const { batch, ecs } = draft;
  const { job, environment } = launch;
  const scope = scopeOfArn(environment.computeEnvironmentArn);
  const name = definitionNameOf(specOf(batch, job).jobDefinitionArn);
  const family = `${name}-${context.identifiers.uuid()}`;
  const revision = takeRevision(ecs.taskDefinitionFamilies, family, scope);
  const launchType = launchTypeOf(environment);
  return ecs.taskDefinitions.insert({
    taskDefinitionArn: taskDefinitionArn(scope, family, revision),
    ...{ family, revision },
    status: 'ACTIVE',
    definition: toTaskDefinition(family, describedBy(draft, launch), {
      launchType,
      hasOwnNetwork: launchType === 'FARGATE' || isNode(job),
    }),
    registeredAt: context.now,
    registeredBy: rootUserArn(scope),
    tags: [],
  });
}

/** What the definition says, whatever a job wants otherwise. Once it is forgotten, only its jobs know of it. */
function describedBy(draft: LinkedDraft, launch: TaskLaunch): Runnable {
  const { batch } = draft;
  const spec = specOf(batch, launch.job);
  const definition = batch.jobDefinitions.get(spec.jobDefinitionArn);
  if (definition === undefined) return runnableOf(launch.job, spec);
  const { containerProperties: container, ecsProperties, nodeProperties } = definition.content;
  if (nodeProperties === undefined) return { container, ecsProperties };
  const part = findPart(draft, launch);
  return nodeProperties.nodeRangeProperties?.find(({ targetNodes }) => targetNodes === part) ?? {};
}
