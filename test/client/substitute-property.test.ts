import { describe, expect, it } from 'vitest';
import { substituteProperty } from '../../src/client/substitute-property.js';

describe('substituteProperty', () => {
  it('puts another value in place of a property until it is given back', () => {
    const owner = { region: 'own' };

    const giveBack = substituteProperty(owner, 'region', 'lent');
    expect({ ...owner }).toEqual({ region: 'lent' });
    giveBack();

    expect(Object.getOwnPropertyDescriptors(owner)).toEqual(Object.getOwnPropertyDescriptors({ region: 'own' }));
  });

  it('gives back an accessor as it was, unused', () => {
    const assigned: string[] = [];
    const owner = {
      get region() {
        return 'own';
      },
      set region(value) {
        assigned.push(value);
      },
    };
    const before = Object.getOwnPropertyDescriptors(owner);

    substituteProperty(owner, 'region', 'lent')();

    expect(Object.getOwnPropertyDescriptors(owner)).toEqual(before);
    expect(assigned).toEqual([]);
  });

  it('leaves nothing where there was nothing', () => {
    const owner = {};

    const giveBack = substituteProperty(owner, 'region', 'lent');
    expect(owner).toEqual({ region: 'lent' });
    giveBack();

    expect(owner).toEqual({});
  });

  it('lets an assignment in the meantime stay', () => {
    const owner = { region: 'own' };
    const giveBack = substituteProperty(owner, 'region', 'lent');

    owner.region = 'assigned';
    expect(owner.region).toBe('assigned');
    giveBack();

    expect(owner.region).toBe('assigned');
  });
});
