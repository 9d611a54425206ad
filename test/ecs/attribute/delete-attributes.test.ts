import {
  ClusterNotFoundException,
  DeleteAttributesCommand,
  InvalidParameterException,
  TargetNotFoundException,
  type Attribute,
  type DeleteAttributesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createAttributeWorld } from './attribute-world.js';

describe('DeleteAttributes', () => {
  const { aws, client, begin, custom } = createAttributeWorld();
  const own = [
    { name: 'stack', value: 'production' },
    { name: 'tier', value: 'web' },
  ];
  let arn = '';
  let other = '';
  const remove = (attributes: Attribute[], cluster?: string) =>
    client.send(new DeleteAttributesCommand({ attributes, ...(cluster !== undefined && { cluster }) }));

  beforeEach(() => {
    [arn = '', other = ''] = begin({ count: 2, attributes: own });
  });
  afterAll(() => aws.restore());

  it('takes an attribute away, and answers with what it was', async () => {
    const { attributes } = await remove([{ name: 'stack', targetId: arn }]);

    expect(attributes).toEqual([{ name: 'stack', value: 'production', targetId: arn }]);
    expect(custom(arn)).toEqual([{ name: 'tier', value: 'web' }]);
    expect(custom(other)).toEqual(own);
  });

  it('goes by the name alone, and takes an id with the type of the target', async () => {
    const target = { targetId: other.slice(-32), targetType: 'container-instance' } as const;
    await remove([{ name: 'stack', value: 'something else', ...target }]);

    expect(custom(other)).toEqual([{ name: 'tier', value: 'web' }]);
  });

  it('passes over an attribute that is not there', async () => {
    expect(await remove([{ name: 'colour', targetId: arn }])).toMatchObject({ attributes: [] });
    expect(custom(arn)).toEqual(own);
  });

  it('does not find an instance that is not there; nothing is deleted then', async () => {
    const missing = `${arn.slice(0, -1)}g`;

    expect(
      await rejectionOf(
        remove([
          { name: 'stack', targetId: arn },
          { name: 'stack', targetId: missing },
        ]),
      ),
    ).toEqual([TargetNotFoundException, `Could not find ${missing}`]);
    expect(custom(arn)).toEqual(own);
  });

  it.each<[string, DeleteAttributesCommandInput['attributes'], string]>([
    ['no attributes', [], 'attributes can not be empty'],
    [
      'more than 10',
      Array.from({ length: 11 }, () => ({ name: 'a', targetId: 'x' })),
      'attributes cannot have more than 10 elements.',
    ],
    ['an id without its type', [{ name: 'a', targetId: '0'.repeat(32) }], 'targetType must be container-instance'],
  ])('refuses %s', async (_, attributes = [], message) => {
    expect(await rejectionOf(remove(attributes))).toEqual([InvalidParameterException, message]);
  });

  it('refuses an unknown cluster', async () => {
    expect(await rejectionOf(remove([{ name: 'stack', targetId: arn }], 'none'))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
  });
});
