import { scopeOfArn, type Scope } from '../../aws/arn.js';
import { getCluster } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn, readArnPath } from '../identify.js';

export interface DaemonMember {
  readonly arn: string;
  readonly type: 'daemon-deployment' | 'daemon-revision';
}

/**
 * Checks the ARN of something that a daemon has: `<cluster>/<daemon>/<id>`. The cluster must be there, while the daemon may have
 * been deleted.
 */
export function assertDaemonMember(draft: EcsDraft, { arn, type }: DaemonMember, scope: Scope): void {
  const [clusterName = ''] = readArnPath(arn, type, 3);
  getCluster(draft, ecsArn(scopeOfArn(arn), `cluster/${clusterName}`), scope);
}
