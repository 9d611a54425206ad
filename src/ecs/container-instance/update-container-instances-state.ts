import type {
  ContainerInstance,
  Failure,
  UpdateContainerInstancesStateRequest,
  UpdateContainerInstancesStateResponse,
} from '@aws-sdk/client-ecs';
import { requestReview } from '../capacity-provider/request-review.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { changeContainerInstance } from './change-container-instance.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { containerInstanceArnOf } from './container-instance-table.js';
import { toContainerInstanceView } from './container-instance-view.js';

const MOST_INSTANCES = 10;

export function updateContainerInstancesState(
  draft: EcsDraft,
  { cluster: clusterReference, containerInstances: references = [], status }: UpdateContainerInstancesStateRequest,
  context: EcsContext,
): UpdateContainerInstancesStateResponse {
  if (references.length === 0) throw clientException('Container Instances cannot be empty.');
  if (references.length > MOST_INSTANCES) {
    throw invalidParameter(`Container Instances cannot have more than ${MOST_INSTANCES} elements.`);
  }
  if (status !== 'ACTIVE' && status !== 'DRAINING') {
    throw invalidParameter('Container instance status should be one of [ACTIVE, DRAINING]');
  }
  const cluster = getActiveCluster(draft, clusterReference, context.scope);
  const containerInstances: ContainerInstance[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => containerInstanceArnOf(cluster, reference, context.scope))) {
    const found = draft.containerInstances.get(arn);
    if (found === undefined || !canBecome(found, status)) {
      failures.push({ arn, reason: found?.status ?? 'MISSING' });
      continue;
    }
    const instance = changeContainerInstance({ draft, context, containerInstanceArn: arn }, { status });
    requestReview(draft, instance, context);
    containerInstances.push(toContainerInstanceView(draft, instance));
  }
  return { containerInstances, failures };
}

/** Assumption: an instance that is being replaced drains on; and that what cannot be is a failure whose reason is the status. */
function canBecome({ status, isLeaving }: ContainerInstanceRecord, next: 'ACTIVE' | 'DRAINING'): boolean {
  if (status === 'DRAINING') return next === 'DRAINING' || !isLeaving;
  return status === 'ACTIVE';
}
