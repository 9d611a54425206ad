import type { Scope } from '../aws/arn.js';

/** Adds the account and Region of a caller to the context of a moment: once for all calls from there. */
export function createScoping<C extends object>(): (context: C, scope: Scope) => C & { readonly scope: Scope } {
  const known = new WeakMap<C, C & { readonly scope: Scope }>();
  return (context, scope) => {
    const last = known.get(context);
    if (last?.scope.region === scope.region && last.scope.accountId === scope.accountId) return last;
    const scoped = { ...context, scope };
    known.set(context, scoped);
    return scoped;
  };
}
