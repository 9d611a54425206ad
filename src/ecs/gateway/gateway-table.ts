import { isArn, isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { readArnResource } from '../identify.js';
import type { GatewayRecord } from './gateway-record.js';

export const gatewayTable: TableDefinition<GatewayRecord, 'byScope' | 'byName'> = {
  key: (gateway) => gateway.gatewayArn,
  indexes: {
    byScope: ({ gatewayArn }) => scopeKey(scopeOfArn(gatewayArn)),
    byName: ({ gatewayArn, name }) => [...scopeKey(scopeOfArn(gatewayArn)), name],
  },
  describe: (gateway) => gateway.status,
};

/** By name or ARN. A gateway of another account or Region is not found, not even by its ARN. */
export function findGateway(draft: EcsDraft, reference: string, scope: Scope): GatewayRecord | undefined {
  if (!isArn(reference)) return draft.gateways.first('byName', [...scopeKey(scope), reference]);
  readArnResource(reference, 'gateway');
  return isInScope(reference, scope) ? draft.gateways.get(reference) : undefined;
}

/** Assumption: the wording, which is that for clusters. */
export function getGateway(draft: EcsDraft, reference: string, scope: Scope): GatewayRecord {
  const gateway = findGateway(draft, reference, scope);
  if (gateway === undefined) throw new ApiError('GatewayNotFoundException', 'Gateway not found.');
  return gateway;
}
