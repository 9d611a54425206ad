import type { Stored, TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';

/** How many tasks a rule of `onTask` has matched: a list of outcomes goes on where a loaded snapshot left off. */
export interface OutcomeTurnRecord extends Stored {
  rule: string;
  taken: number;
}

export const outcomeTurnTable: TableDefinition<OutcomeTurnRecord, never> = {
  key: (turn) => turn.rule,
  indexes: {},
  describe: () => undefined,
};

/** Counts one more task, and gives how many there were before it. */
export function takeOutcomeTurn(draft: EcsDraft, rule: string): number {
  const turn = draft.outcomeTurns.get(rule);
  if (turn === undefined) {
    draft.outcomeTurns.insert({ rule, taken: 1 });
    return 0;
  }
  draft.outcomeTurns.update(rule, (record) => {
    record.taken++;
  });
  return turn.taken;
}
