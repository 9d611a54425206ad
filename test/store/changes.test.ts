import { describe, expect, it } from 'vitest';
import { describeChanges } from '../../src/store/changes.js';
import { createPetStore, petSlices } from './pet-store.js';

describe('the changes between two states', () => {
  it('tell what is new, what is gone and what is not as it was', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => {
      zoo.pets.insert({ name: 'tom', kind: 'cat', age: 9 });
      zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 });
      zoo.pets.insert({ name: 'boo', kind: 'ghost', age: 400 });
    });
    const before = store.state();
    store.transact(({ zoo }) => {
      zoo.pets.delete('tom');
      zoo.pets.update('rex', (pet) => void (pet.age = 4));
      zoo.pets.update('boo', (pet) => void (pet.age = 401));
      zoo.pets.insert({ name: 'amy', kind: 'cat', age: 1 });
    });

    expect(describeChanges(petSlices, { before, after: store.state() })).toEqual([
      '- tom cat of 9',
      '~ rex dog of 3 → dog of 4',
      '+ amy cat of 1',
    ]);
    expect(describeChanges(petSlices, { before, after: before })).toEqual([]);
  });

  it('tell the members where the words for a record have not changed', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => zoo.pets.insert({ name: 'arn:aws:zoo:eu-west-1:1:pet/rex', kind: 'dog', age: 3 }));
    const before = store.state();
    store.transact(({ zoo }) =>
      zoo.pets.update(
        'arn:aws:zoo:eu-west-1:1:pet/rex',
        (pet) => void Object.assign(pet, { toys: ['ball', { colour: 'red' }] }),
      ),
    );

    expect(describeChanges(petSlices, { before, after: store.state() })).toEqual([
      '~ pet/rex toys: (none) → ["ball",{"colour":"red"}]',
    ]);
  });
});
