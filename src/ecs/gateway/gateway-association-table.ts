import { arnTail, scopeOfArn } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { GatewayAssociationRecord } from './gateway-association-record.js';

export type AssociationKey = Pick<GatewayAssociationRecord, 'gatewayArn' | 'clusterArn'>;

export const gatewayAssociationTable: TableDefinition<GatewayAssociationRecord, 'byScope' | 'byGateway' | 'byCluster'> =
  {
    key: associationKey,
    indexes: {
      byScope: ({ gatewayArn }) => scopeKey(scopeOfArn(gatewayArn)),
      byGateway: ({ gatewayArn }) => [gatewayArn],
      byCluster: ({ clusterArn }) => [clusterArn],
    },
    describe: (association) => association.status,
  };

/** Both are of the same account and Region. */
export function associationKey({ gatewayArn, clusterArn }: AssociationKey): string {
  return `${gatewayArn}/cluster/${arnTail(clusterArn)}`;
}

/** The association is over, once no route is left. */
export function endAssociation(draft: EcsDraft, association: AssociationKey): void {
  const { gatewayArn, clusterArn } = association;
  const key = associationKey(association);
  if (draft.gatewayAssociations.get(key)?.status !== 'DISASSOCIATING') return;
  if (draft.gatewayRoutes.count('byGateway', [gatewayArn, clusterArn]) === 0) draft.gatewayAssociations.delete(key);
}

/** Assumption: a cluster that is deleted takes its associations with it. */
export function endAssociationsOf(draft: EcsDraft, clusterArn: string): void {
  for (const association of [...draft.gatewayAssociations.list('byCluster', [clusterArn])]) {
    draft.gatewayAssociations.update(associationKey(association), (record) => void (record.status = 'DISASSOCIATING'));
    endAssociation(draft, association);
  }
}
