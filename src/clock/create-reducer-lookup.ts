import type { Slices } from '../store/state.js';
import type { ReducerLookup, TransitionReducer } from './run-due-transitions.js';

/** What time does to the resources of a service, by what the kinds of its transitions begin with: `ecs.task` for `ecs.task.stop`. */
export type TransitionTables<T> = Readonly<Record<string, () => Readonly<Record<string, T>>>>;

/** Finds reducers by the kinds of their transitions, and binds each when it is first needed. */
export function createReducerLookup<S extends Slices, T>(
  tables: TransitionTables<T>,
  bind: (reduce: T) => TransitionReducer<S>,
): ReducerLookup<S> {
  const bound = new Map<string, TransitionReducer<S>>();
  return (kind) => {
    const known = bound.get(kind);
    if (known !== undefined) return known;
    const resource = kind.slice(0, kind.lastIndexOf('.'));
    const reduce = Object.hasOwn(tables, resource) ? tables[resource]?.()[kind] : undefined;
    if (reduce === undefined) return undefined;
    const reducer = bind(reduce);
    bound.set(kind, reducer);
    return reducer;
  };
}
