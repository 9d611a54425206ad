import { arnTail, regionOfArn } from '../../aws/arn.js';
import type { Identifiers } from '../../aws/identifiers.js';

/** Each service has a host of its own. */
export function createEndpoint(serviceArn: string, identifiers: Identifiers): string {
  const prefix = arnTail(serviceArn).slice(0, 2).toLowerCase();
  return `${prefix}-${identifiers.hex(32)}.ecs.${regionOfArn(serviceArn)}.on.aws`;
}
