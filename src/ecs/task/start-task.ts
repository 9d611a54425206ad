import type { Failure, StartTaskRequest, StartTaskResponse } from '@aws-sdk/client-ecs';
import type { Reply } from '../../pipeline/reply.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { containerInstanceArnOf } from '../container-instance/container-instance-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { findProblem } from '../placement/plan-placement.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import { listCandidates } from './candidate-list.js';
import { startOnInstance, toPlacementRequest, type UnplacedTask } from './place-task.js';
import { taskGroupOf } from './task-request.js';
import { readTaskTags } from './read-task-tags.js';
import { assertRunTaskMatches, assertTaskInput } from './run-task-rules.js';
import { findSubnets } from './subnet-table.js';
import type { TaskRecord } from './task-record.js';
import { replyTasks } from './reply-tasks.js';

const MOST_INSTANCES = 10;
const LONGEST_STARTED_BY = 36;

/** One task on each of the instances. */
export function startTask(draft: EcsDraft, input: StartTaskRequest, context: EcsContext): Reply<StartTaskResponse> {
  const references = input.containerInstances ?? [];
  if (references.length === 0) throw clientException('Container Instances cannot be empty.');
  if (references.length > MOST_INSTANCES) {
    throw invalidParameter(`Container Instances cannot have more than ${MOST_INSTANCES} elements.`);
  }
  assertTaskInput(input, LONGEST_STARTED_BY);
  const taskDefinition = getRunnableTaskDefinition(draft, input.taskDefinition ?? '', context.scope);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  assertRunTaskMatches(input, { taskDefinition, launchType: 'EC2' });
  const tags = readTaskTags(input, { taskDefinition, cluster });
  const { group, startedBy, overrides, enableExecuteCommand } = input;
  const subnets = findSubnets(draft, input.networkConfiguration?.awsvpcConfiguration?.subnets ?? [], context.scope);
  const subnetId = subnets[0]?.subnetId;
  const shared = {
    ...{ cluster, taskDefinition, group, startedBy, overrides, enableExecuteCommand, tags, subnetId },
    volumes: input.volumeConfigurations,
  };
  const tasks: TaskRecord[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => containerInstanceArnOf(cluster, reference, context.scope))) {
    const instance = draft.containerInstances.get(arn);
    const request = { ...shared, launchType: instance?.launchType ?? 'EC2' } as const;
    const task = { request, constraints: [], strategies: [], subnets };
    const reason = findReason(draft, { instance, task }, context);
    if (instance === undefined || reason !== undefined) failures.push({ arn, reason });
    else tasks.push(startOnInstance(draft, { task, instance }, context));
  }
  return replyTasks({ tasks, failures });
}

interface Attempt {
  readonly instance: ContainerInstanceRecord | undefined;
  readonly task: UnplacedTask;
}

/** Assumption: an instance that is DRAINING is spoken of as one that is INACTIVE. */
function findReason(draft: EcsDraft, { instance, task }: Attempt, context: EcsContext): string | undefined {
  if (instance === undefined) return 'MISSING';
  if (instance.status !== 'ACTIVE') return 'INACTIVE';
  const [candidate] = listCandidates(draft, [instance], taskGroupOf(task.request));
  return candidate && findProblem(candidate, toPlacementRequest(task, context));
}
