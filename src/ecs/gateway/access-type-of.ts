import type { AccessType } from '@aws-sdk/client-ecs';
import type { GatewayRecord } from './gateway-record.js';

export function accessTypeOf({ hostSharedAlb }: Pick<GatewayRecord, 'hostSharedAlb'>): AccessType {
  return hostSharedAlb.scheme === 'internal' ? 'PRIVATE' : 'PUBLIC';
}
