import type { WorldDraft } from '../store/state.js';
import type { TransactionContext } from '../store/store.js';
import type { AwsSlices, AwsWorld } from './aws-world.js';

/** What a test lets happen to the world. */
export interface Happening {
  /** As the method is called. */
  readonly name: string;
  /** What it was called with. */
  readonly about: readonly unknown[];
  change(draft: WorldDraft<AwsSlices>, context: TransactionContext): void;
}

/** Lets it happen in a transaction of its own, and puts it on record. */
export function letHappen({ clock, store, history }: AwsWorld, { name, about, change }: Happening): void {
  clock.settle();
  store.transact((draft, context) => {
    change(draft, context);
    const known = about.filter((value) => value !== undefined);
    history.record({ type: 'incident', at: context.now, name, about: known });
  });
}
