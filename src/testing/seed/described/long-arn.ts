import { arnTail } from '../../../aws/arn.js';

/** The ARN of something in a cluster. Those of old resources leave the cluster out, and the world knows them by the long form. */
export function longArn(arn: string, clusterArn: string): string {
  const [start = '', ...parts] = arn.split('/');
  return parts.length > 1 ? arn : `${start}/${arnTail(clusterArn)}/${parts.join('/')}`;
}
