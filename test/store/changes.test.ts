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

  it('are one line for records that differ in their ids alone', () => {
    const store = createPetStore();
    const before = store.state();
    const add = (name: string, age = 1) => store.transact(({ zoo }) => zoo.pets.insert({ name, kind: 'cat', age }));
    add('arn:aws:zoo:eu-west-1:1:pet/e8e25f66979f4e285d85e008b3eb2fe6');
    add('arn:aws:zoo:eu-west-1:1:pet/tom');
    add('arn:aws:zoo:eu-west-1:1:pet/6bc581f0979f4e285d85e008b3eb2fe6');
    add('arn:aws:zoo:eu-west-1:1:pet/8f485985979f4e285d85e008b3eb2fe6', 2);
    add('arn:aws:zoo:eu-west-1:1:pet/e28a421c-0e9a-415b-a9ed-1c5c973fff95:0');
    add('arn:aws:zoo:eu-west-1:1:pet/e28a421c-0e9a-415b-a9ed-1c5c973fff95:1');

    expect(describeChanges(petSlices, { before, after: store.state() })).toEqual([
      '+ pet/e8e25f66979f4e285d85e008b3eb2fe6 and 3 more cat of 1',
      '+ pet/tom cat of 1',
      '+ pet/8f485985979f4e285d85e008b3eb2fe6 cat of 2',
    ]);
  });

  it('tell times as people read them', () => {
    const store = createPetStore();
    store.transact(({ zoo }) => zoo.pets.insert({ name: 'rex', kind: 'dog', age: 3 }));
    const before = store.state();
    store.transact(({ zoo }) => zoo.pets.update('rex', (pet) => void Object.assign(pet, { fedAt: 1_704_067_200_000 })));

    expect(describeChanges(petSlices, { before, after: store.state() })).toEqual([
      '~ rex fedAt: (none) → 2024-01-01T00:00:00.000Z',
    ]);
  });
});
