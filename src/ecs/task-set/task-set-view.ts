import type { TaskSet } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { countTasks } from '../service/count-tasks.js';
import type { TaskSetRecord } from './task-set-record.js';

export function toTaskSetView(
  draft: EcsDraft,
  taskSet: TaskSetRecord,
  { withTags }: { readonly withTags: boolean },
): TaskSet {
  const { serviceArn, id, scale, computedDesiredCount, tags, spec, externalId, startedBy, stabilityStatus } = taskSet;
  const { running, pending } = countTasks(draft, { serviceArn, starter: id });
  const { taskDefinition, launchType, capacityProviderStrategy, platformVersion, platformFamily } = spec;
  const { networkConfiguration, loadBalancers, serviceRegistries, fargateEphemeralStorage } = spec;
  return {
    ...{ id, taskSetArn: taskSet.taskSetArn, serviceArn, clusterArn: taskSet.clusterArn, status: taskSet.status },
    ...{ startedBy, externalId, scale, stabilityStatus },
    ...{ taskDefinition, launchType, capacityProviderStrategy, platformFamily },
    platformVersion: platformVersion === 'LATEST' ? '1.4.0' : platformVersion,
    ...{ networkConfiguration, loadBalancers, serviceRegistries, fargateEphemeralStorage },
    ...{ computedDesiredCount, runningCount: running, pendingCount: pending },
    stabilityStatusAt: new Date(taskSet.stabilityStatusAt),
    createdAt: new Date(taskSet.createdAt),
    updatedAt: new Date(taskSet.updatedAt),
    tags: withTags ? tags : [],
  };
}
