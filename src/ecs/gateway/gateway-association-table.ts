import { arnTail, scopeOfArn } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsTransitionContext } from '../ecs-context.js';
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

interface Ending {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'cancel'>;
}

/** The association is over, once no route is left. */
export function endAssociation({ draft, context }: Ending, association: AssociationKey): void {
  const { gatewayArn, clusterArn } = association;
  const key = associationKey(association);
  if (draft.gatewayAssociations.get(key)?.status !== 'DISASSOCIATING') return;
  if (draft.gatewayRoutes.count('byGateway', [gatewayArn, clusterArn]) > 0) return;
  draft.gatewayAssociations.delete(key);
  context.cancel(key);
}

/** Assumption: a cluster that is deleted takes its associations with it. */
export function endAssociationsOf(ending: Ending, clusterArn: string): void {
  const { gatewayAssociations } = ending.draft;
  for (const association of [...gatewayAssociations.list('byCluster', [clusterArn])]) {
    gatewayAssociations.update(associationKey(association), (record) => void (record.status = 'DISASSOCIATING'));
    endAssociation(ending, association);
  }
}
