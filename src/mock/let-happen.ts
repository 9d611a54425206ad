import type { Slices, WorldDraft } from '../store/state.js';
import type { TransactionContext } from '../store/store.js';
import type { MockWorld } from './mock-world.js';

/** What a test lets happen to the world. */
export interface Happening<S extends Slices> {
  /** As the method is called. */
  readonly name: string;
  /** What it was called with. */
  readonly about: readonly unknown[];
  change(draft: WorldDraft<S>, context: TransactionContext): void;
}

/** Lets it happen in a transaction of its own, and puts it on record. */
export function letHappen<S extends Slices>(
  { clock, store, history }: MockWorld<S>,
  { name, about, change }: Happening<S>,
): void {
  clock.settle();
  store.transact((draft, context) => {
    change(draft, context);
    const known = about.filter((value) => value !== undefined);
    history.record({ type: 'incident', at: context.now, name, about: known });
  });
}
