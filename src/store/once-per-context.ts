import type { TransactionContext } from './store.js';

/**
 * Puts together what a service adds to the context of a transaction: once for all that happens at one moment, since all of that has
 * the same context.
 */
export function oncePerContext<D, T>(
  make: (draft: D, context: TransactionContext) => T,
): (draft: D, context: TransactionContext) => T {
  const made = new WeakMap<TransactionContext, { readonly value: T }>();
  return (draft, context) => {
    const known = made.get(context);
    if (known !== undefined) return known.value;
    const value = make(draft, context);
    made.set(context, { value });
    return value;
  };
}
