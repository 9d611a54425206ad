import {
  CreateClusterCommand,
  ECSClient,
  InvalidParameterException,
  type CreateClusterCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

describe('the tags that a resource is created with', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const create = async (input: CreateClusterCommandInput) =>
    (await client.send(new CreateClusterCommand(input))).cluster;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    { tags: [{ key: 'k'.repeat(128), value: 'v'.repeat(256) }] },
    { tags: Array.from({ length: 50 }, (_, i) => ({ key: `ключ ${i}`, value: 'äöü _.:/=+-@' })) },
  ])('may be as many and as long as this: %#', async (input) => {
    expect(await create(input)).toMatchObject(input);
  });

  it.each<[string, CreateClusterCommandInput, string]>([
    ['a tag without a key', { tags: [{ value: 'x' }] }, 'The tag key must have between 1 and 128 characters.'],
    [
      'a tag key of 129 characters',
      { tags: [{ key: 'k'.repeat(129) }] },
      'The tag key must have between 1 and 128 characters.',
    ],
    [
      'a tag value of 257 characters',
      { tags: [{ key: 'k', value: 'v'.repeat(257) }] },
      'The tag value can have up to 256 characters.',
    ],
    [
      'a tag with a character that is not allowed',
      { tags: [{ key: 'k', value: 'a,b' }] },
      'Tag keys and values can have letters, white space, digits and the characters _ . : / = + - @.',
    ],
    [
      'a reserved tag',
      { tags: [{ key: 'AWS:mine', value: 'x' }] },
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
    [
      'a tag key twice',
      { tags: [{ key: 'k' }, { key: 'k', value: 'x' }] },
      'Duplicate tag keys found. Tag keys must be unique within a request.',
    ],
    [
      '51 tags',
      { tags: Array.from({ length: 51 }, (_, i) => ({ key: `k${i}` })) },
      'The maximum number of tags is 50.',
    ],
  ])('cannot have %s', async (_what, input, message) => {
    expect(await rejectionOf(create(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });
});
