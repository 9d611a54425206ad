import { formatArn, type Scope } from '../../aws/arn.js';
import { isServiceLinked } from './service-role.js';

export interface ClusterOwner {
  readonly computeEnvironmentName: string;
  readonly uuid: string;
  readonly serviceRole: string;
}

/** The permissions of each kind of role cover clusters of one form of name only. */
export function nameCluster({ computeEnvironmentName: name, uuid, serviceRole }: ClusterOwner, scope: Scope): string {
  const clusterName = isServiceLinked(serviceRole) ? `AWSBatch-${name}-${uuid}` : `${name}_Batch_${uuid}`;
  return formatArn('ecs', scope, `cluster/${clusterName}`);
}
