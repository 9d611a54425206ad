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

  it('accept five, or none', async () => {
    expect(await register(needs('a', 'b', 'c', 'd', 'e'))).toMatchObject({ revision: 1 });
    expect(await register({ ...containerJob(), consumableResourceProperties: {} })).toMatchObject({ revision: 2 });
  });
});
