import type { DescribeServicesRequest, DescribeServicesResponse, Failure, Service } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { getCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

const MOST_SERVICES = 10;

/** Also those of a cluster that is INACTIVE, as long as they are remembered. */
export function describeServices(
  draft: EcsDraft,
  { cluster: clusterReference, services: references = [], include = [] }: DescribeServicesRequest,
  { scope }: EcsContext,
): DescribeServicesResponse {
  assertListSize('Services', references, MOST_SERVICES);
  const cluster = getCluster(draft, clusterReference, scope);
  const services: Service[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => serviceArnOf(cluster, reference, scope))) {
    const service = draft.services.get(arn);
    if (service === undefined) failures.push({ arn, reason: 'MISSING' });
    else services.push(toServiceView(draft, service, { withTags: include.includes('TAGS') }));
  }
  return { services, failures };
}
