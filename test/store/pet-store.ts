import { createStore, emptyState, type Store } from '../../src/store/store.js';
import type { Stored, TableDefinition } from '../../src/store/table.js';
import { lookAt, type EventBridgeEvent } from '../../src/events/event.js';

/** A world that knows no AWS. */
export interface PetRecord extends Stored {
  name: string;
  kind: string;
  age: number;
  owner?: string;
}

const pets: TableDefinition<PetRecord, 'byKind' | 'byAge'> = {
  key: (pet) => pet.name,
  indexes: {
    byKind: (pet) => [pet.kind],
    byAge: (pet) => (pet.age < 0 ? undefined : [pet.age]),
  },
  describe: (pet) => (pet.kind === 'ghost' ? undefined : `${pet.kind} of ${pet.age}`),
};

export type PetSlices = { readonly zoo: { readonly pets: typeof pets } };

export const petSlices: PetSlices = { zoo: { pets } };

export function createPetStore(onEvents: (events: readonly EventBridgeEvent[]) => void = () => {}): Store<PetSlices> {
  return createStore(petSlices, emptyState(petSlices, 1_000, 7), ({ events }) => onEvents(events.map(lookAt)));
}
