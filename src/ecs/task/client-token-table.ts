import type { Stored, TableDefinition } from '../../store/table.js';

/** What a client token was used for. */
export interface ClientTokenRecord extends Stored {
  /** `<operation> <cluster ARN> <token>` */
  key: string;
  clusterArn: string;
  /** The request, as JSON: the same token may only repeat it. */
  request: string;
  resourceArns: string[];
  usedAt: number;
}

export const clientTokenTable: TableDefinition<ClientTokenRecord, 'byCluster'> = {
  key: (token) => token.key,
  indexes: { byCluster: (token) => [token.clusterArn] },
  describe: () => undefined,
};
