import type { Scope } from '../../aws/arn.js';
import { scopeOfArn } from '../../aws/arn.js';
import { getCluster } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn, readArnPath } from '../identify.js';
import { getService, serviceArnOf } from '../service/service-table.js';

export interface ServiceMember {
  readonly arn: string;
  readonly type: 'service-deployment' | 'service-revision';
}

/** Checks the ARN of something that a service has: `<cluster>/<service>/<id>`. The cluster and the service must be there. */
export function assertServiceMember(draft: EcsDraft, { arn, type }: ServiceMember, scope: Scope): void {
  const [clusterName = '', serviceName = ''] = readArnPath(arn, type, 3);
  const cluster = getCluster(draft, ecsArn(scopeOfArn(arn), `cluster/${clusterName}`), scope);
  getService(draft, serviceArnOf(cluster, serviceName, scope));
}
