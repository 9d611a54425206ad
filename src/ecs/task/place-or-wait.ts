import type { PlacementConstraint } from '@aws-sdk/client-ecs';
import { providerOfCluster } from '../capacity-provider/capacity-provider-table.js';
import { requestReview } from '../capacity-provider/request-review.js';
import type { EcsDraft } from '../ecs-state.js';
import { hasFargateCapacity, shortageReason } from '../shortage/fargate-capacity.js';
import { createTask } from './create-task.js';
import type { TaskContext, TaskRequest } from './task-request.js';
import { placeTask, type PlacedTask, type UnplacedTask } from './place-task.js';

/** The quota of tasks that wait for an instance, per cluster. */
const MOST_WAITING = 500;

export interface Throttled {
  /** As many tasks wait as may. */
  readonly isThrottled: true;
}

/** Starts the task where there is room for it. Where its capacity provider can grow, it waits for room. */
export function placeOrWait(draft: EcsDraft, task: UnplacedTask, context: TaskContext): PlacedTask | Throttled {
  const { request } = task;
  const { launchType, capacityProviderName, cluster } = request;
  if (launchType === 'FARGATE') {
    if (!hasFargateCapacity(draft, request)) return { failures: [{ reason: shortageReason(capacityProviderName) }] };
    return { task: createTask(draft, request, context) };
  }
  const constraints = [...task.constraints, ...architectureConstraints(request)];
  const placed = placeTask(draft, { ...task, constraints }, context);
  if ('task' in placed) return placed;
  if (!growsByItself(draft, request)) return explain(draft, request, placed);
  if (draft.tasks.count('byWaiting', [cluster.clusterArn]) >= MOST_WAITING) return { isThrottled: true };
  const waiting = { constraints, strategies: task.strategies, subnets: task.subnets };
  requestReview(draft, { clusterArn: cluster.clusterArn, capacityProviderName }, context);
  return { task: createTask(draft, { ...request, waiting }, context) };
}

type Placing = Pick<TaskRequest, 'cluster' | 'capacityProviderName'>;

/** Whether ECS launches instances for the tasks of the provider. */
export function growsByItself(draft: EcsDraft, { cluster, capacityProviderName = '' }: Placing): boolean {
  const provider = providerOfCluster(draft, cluster.clusterArn, capacityProviderName);
  return (
    provider?.type === 'MANAGED_INSTANCES' || provider?.autoScalingGroupProvider?.managedScaling.status === 'ENABLED'
  );
}

/** Managed instances are launched with the processor that the task wants, so no other will do. */
function architectureConstraints({ launchType, taskDefinition }: UnplacedTask['request']): PlacementConstraint[] {
  if (launchType !== 'MANAGED_INSTANCES') return [];
  const architecture = taskDefinition.definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
  return [{ type: 'memberOf', expression: `attribute:ecs.cpu-architecture == ${architecture}` }];
}

/** Assumption: a provider without instances gives the reason by which a task that waits for it would stop. */
function explain(draft: EcsDraft, { cluster, capacityProviderName }: Placing, placed: PlacedTask): PlacedTask {
  if (capacityProviderName === undefined || 'task' in placed || placed.failures.length > 0) return placed;
  const provider = providerOfCluster(draft, cluster.clusterArn, capacityProviderName);
  return { failures: [{ arn: provider?.capacityProviderArn, reason: 'EMPTY CAPACITY PROVIDER' }] };
}
