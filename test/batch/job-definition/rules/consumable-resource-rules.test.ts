import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function needs(...names: readonly string[]): Definition {
  const consumableResourceList = names.map((consumableResource) => ({ consumableResource, quantity: 1 }));
  return { ...containerJob(), consumableResourceProperties: { consumableResourceList } };
}

describe('Rules for consumable resources', () => {
  it('refuse six of them', async () => {
    expect(await refusalOf(needs('a', 'b', 'c', 'd', 'e', 'f'))).toBe(
      'Each ConsumableResourceProperty can have at most 5 consumableResources',
    );
  });

  it('refuse the same one twice', async () => {
    expect(await refusalOf(needs('a', 'b', 'a'))).toBe(
      'Cannot have duplicate consumableResource in consumableResourceProperties',
    );
  });

  it.each([
    ['no resource', { quantity: 1 }, 'consumableResource is required.'],
    ['no quantity', { consumableResource: 'a' }, 'quantity is required.'],
    ['a negative quantity', { consumableResource: 'a', quantity: -1 }, 'quantity cannot be a negative number.'],
    ['a fraction', { consumableResource: 'a', quantity: 0.5 }, 'quantity must be an integer.'],
  ])('refuse %s', async (_what, requirement, text) => {
    const consumableResourceProperties = { consumableResourceList: [requirement] };
    expect(await refusalOf({ ...containerJob(), consumableResourceProperties })).toBe(text);
  });

  it('accept five, or none', async () => {
    expect(await register(needs('a', 'b', 'c', 'd', 'e'))).toMatchObject({ revision: 1 });
    expect(await register({ ...containerJob(), consumableResourceProperties: {} })).toMatchObject({ revision: 2 });
  });
});
