import { describe, expect, it } from 'vitest';
import { oncePerObject } from '../../src/store/once-per-object.js';
import type { TransactionContext } from '../../src/store/store.js';
import { createPetStore } from './pet-store.js';

describe('what is made once of the context of a transaction', () => {
  const ofContext = oncePerObject((context: TransactionContext) => ({ ...context }));
  const complete = (_: unknown, context: TransactionContext) => ofContext(context);

  it('is the same for all transactions of one moment', () => {
    const store = createPetStore();

    const first = store.transact(complete);
    const second = store.transact(complete);

    expect(second).toBe(first);
    expect(first.now).toBe(1_000);
  });

  it('is made anew when time has moved, and for another world', () => {
    const store = createPetStore();
    const first = store.transact(complete);

    store.moveTo(2_000);

    expect(store.transact(complete).now).toBe(2_000);
    expect(createPetStore().transact(complete)).not.toBe(first);
  });
});
