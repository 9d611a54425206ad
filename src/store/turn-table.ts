import type { TableDraft } from './draft-table.js';
import type { Stored, TableDefinition } from './table.js';

/** How often a rule of the test, such as one of `onTask`, has matched: a list of outcomes goes on where a loaded snapshot left off. */
export interface TurnRecord extends Stored {
  rule: string;
  taken: number;
}

export const turnTable: TableDefinition<TurnRecord, never> = {
  key: (turn) => turn.rule,
  indexes: {},
  describe: () => undefined,
};

/** Counts one more match, and gives how many there were before it. */
export function takeTurn(turns: TableDraft<TurnRecord, never>, rule: string): number {
  const turn = turns.get(rule);
  if (turn === undefined) {
    turns.insert({ rule, taken: 1 });
    return 0;
  }
  turns.update(rule, (record) => {
    record.taken++;
  });
  return turn.taken;
}
