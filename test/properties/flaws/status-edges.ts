import { batchStatusEdges } from './batch-status-edges.js';
import { ecsStatusEdges } from './ecs-status-edges.js';

/** From a status to those that may follow it, by the status before; `new` is before the first. */
export type Edges = Readonly<Record<string, readonly string[]>>;

export interface StatusEdges {
  /** For example `ecs.tasks`. */
  readonly table: string;
  /** A member of the record, or of the entries of a list in it. */
  readonly member: string;
  /** The list, and the member by which its entries are known again. */
  readonly list?: { readonly name: string; readonly key: string };
  readonly edges: Edges;
  /** Of the records with these keys. Default: all. */
  readonly only?: (key: string) => boolean;
}

/** The ways that statuses may go. */
export const statusEdges: readonly StatusEdges[] = [...ecsStatusEdges, ...batchStatusEdges];
