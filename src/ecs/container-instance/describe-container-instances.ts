import type {
  ContainerInstance,
  DescribeContainerInstancesRequest,
  DescribeContainerInstancesResponse,
  Failure,
} from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { containerInstanceArnOf } from './container-instance-table.js';
import { toContainerInstanceView } from './container-instance-view.js';

const MOST_INSTANCES = 100;

export function describeContainerInstances(
  draft: EcsDraft,
  input: DescribeContainerInstancesRequest,
  { scope }: EcsContext,
): DescribeContainerInstancesResponse {
  const references = input.containerInstances ?? [];
  if (references.length === 0) throw clientException('Container Instances cannot be empty.');
  if (references.length > MOST_INSTANCES) {
    throw invalidParameter(`Container Instances cannot have more than ${MOST_INSTANCES} elements.`);
  }
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const containerInstances: ContainerInstance[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => containerInstanceArnOf(cluster, reference, scope))) {
    const instance = draft.containerInstances.get(arn);
    if (instance === undefined) failures.push({ arn, reason: 'MISSING' });
    else containerInstances.push(toContainerInstanceView(draft, instance, input.include ?? []));
  }
  return { containerInstances, failures };
}
