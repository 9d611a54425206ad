import type { TransactionContext } from '../../store/store.js';

/** What was there before the test is no news. */
export function withoutEvents(context: TransactionContext): TransactionContext {
  return { ...context, emit: () => {}, tell: () => {} };
}
