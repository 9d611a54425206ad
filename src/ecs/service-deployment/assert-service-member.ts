import type { Scope } from '../../aws/arn.js';
import { scopeOfArn } from '../../aws/arn.js';
import { getCluster } from '../cluster/cluster-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn, readArnResource } from '../identify.js';
import { getService, serviceArnOf } from '../service/service-table.js';

export interface ServiceMember {
  readonly arn: string;
  readonly type: 'service-deployment' | 'service-revision';
}

/** Checks the ARN of something that a service has: `<cluster>/<service>/<id>`. The cluster and the service must be there. */
export function assertServiceMember(draft: EcsDraft, { arn, type }: ServiceMember, scope: Scope): void {
  const parts = readArnResource(arn, type).split('/');
  if (parts.length !== 3) throw invalidParameter('Invalid identifier: Unexpected number of separators');
  const [clusterName = '', serviceName = ''] = parts;
  const cluster = getCluster(draft, ecsArn(scopeOfArn(arn), `cluster/${clusterName}`), scope);
  getService(draft, serviceArnOf(cluster, serviceName, scope));
}
