import {
  AttributeLimitExceededException,
  ClusterNotFoundException,
  InvalidParameterException,
  PutAttributesCommand,
  TargetNotFoundException,
  type Attribute,
  type PutAttributesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createAttributeWorld } from './attribute-world.js';

describe('PutAttributes', () => {
  const { aws, client, begin, custom } = createAttributeWorld();
  let arn = '';
  let other = '';
  const put = (attributes: Attribute[] | undefined, cluster?: string) =>
    client.send(new PutAttributesCommand({ attributes, ...(cluster !== undefined && { cluster }) }));
  const numbered = (count: number): Attribute[] =>
    Array.from({ length: count }, (_, index) => ({ name: `a${index}`, targetId: arn }));

  beforeEach(() => {
    [arn = '', other = ''] = begin({ count: 2 });
  });
  afterAll(() => aws.restore());

  it('gives an instance an attribute, and answers with its ARN', async () => {
    const { attributes } = await put([{ name: 'stack', value: 'production', targetId: arn }]);

    expect(attributes).toEqual([{ name: 'stack', value: 'production', targetId: arn }]);
    expect(custom(arn)).toEqual([{ name: 'stack', value: 'production' }]);
    expect(custom(other)).toEqual([]);
  });

  it('takes an id with the type of the target', async () => {
    const { attributes } = await put([{ name: 'gpu', targetType: 'container-instance', targetId: arn.slice(-32) }]);

    expect(attributes).toEqual([{ name: 'gpu', targetId: arn }]);
    expect(custom(arn)).toEqual([{ name: 'gpu' }]);
  });

  it('puts the attribute in the place of the one that has the same name', async () => {
    await put([
      { name: 'stack', value: 'test', targetId: arn },
      { name: 'tier', value: 'web', targetId: arn },
    ]);
    await put([{ name: 'stack', targetId: arn }]);

    expect(custom(arn)).toEqual([{ name: 'stack' }, { name: 'tier', value: 'web' }]);
  });

  it('takes several instances in one request', async () => {
    await put([
      { name: 'stack', value: 'a', targetId: arn },
      { name: 'stack', value: 'b', targetId: other },
    ]);

    expect([custom(arn), custom(other)]).toEqual([[{ name: 'stack', value: 'a' }], [{ name: 'stack', value: 'b' }]]);
  });

  it('takes an instance that drains', async () => {
    const [draining = ''] = begin({ status: 'DRAINING' });
    await put([{ name: 'stack', targetId: draining }]);

    expect(custom(draining)).toEqual([{ name: 'stack' }]);
  });

  it('sends no event, and leaves the version as it is', async () => {
    const sent = aws.events.all().length;
    await put([{ name: 'stack', targetId: arn }]);

    expect(aws.events.all()).toHaveLength(sent);
    expect(aws.state.ecs.containerInstances[arn]?.version).toBe(1);
  });

  it('allows 10 custom attributes on an instance; built-in ones do not count', async () => {
    await put(numbered(10));
    await put([{ name: 'a9', value: 'again', targetId: arn }]);
    await put([
      { name: 'ecs.ami-id', value: 'ami-1', targetId: arn },
      { name: 'com.amazonaws.ecs.capability.mine', targetId: arn },
    ]);

    expect(custom(arn)).toHaveLength(10);
    expect(await rejectionOf(put([{ name: 'eleventh', targetId: arn }]))).toEqual([
      AttributeLimitExceededException,
      'A container instance can have up to 10 custom attributes.',
    ]);
    expect(custom(arn)).toHaveLength(10);
  });

  it.each(['letters-DIGITS_09/a\\b.c', 'x'.repeat(128)])('accepts the name %s', async (name) => {
    await put([{ name, value: `v.@/\\: -_${'x'.repeat(119)}`, targetId: arn }]);

    expect(custom(arn)).toHaveLength(1);
  });

  const NAME =
    'Invalid attribute name. It can have up to 128 letters (uppercase and lowercase), numbers, hyphens, underscores, forward slashes, back slashes, and periods.';
  const VALUE =
    'Invalid attribute value. It can have up to 128 letters (uppercase and lowercase), numbers, hyphens, underscores, periods, at signs, forward slashes, back slashes, colons, and spaces, and cannot begin or end with a space.';

  it.each<[string, Partial<Attribute>, string]>([
    ['an empty name', { name: '' }, NAME],
    ['a name of 129 characters', { name: 'x'.repeat(129) }, NAME],
    ['a name with a space', { name: 'a b' }, NAME],
    ['a name that ends in a line feed', { name: 'a\n' }, NAME],
    ['an empty value', { value: '' }, VALUE],
    ['a value of 129 characters', { value: 'x'.repeat(129) }, VALUE],
    ['a value with a comma', { value: 'a,b' }, VALUE],
    ['a value that begins with a space', { value: ' a' }, VALUE],
    ['a value that ends with a space', { value: 'a ' }, VALUE],
    ['a missing name', { name: undefined }, 'Name can not be blank.'],
    ['a missing target', { targetId: undefined }, 'TargetId can not be blank.'],
    ['an id without its type', { targetId: '0'.repeat(32) }, 'targetType must be container-instance'],
    ['another type', { targetType: 'task' as never }, 'targetType must be container-instance'],
    [
      'an id of another length',
      { targetId: 'x', targetType: 'container-instance' },
      'containerInstanceId length should be one of [32,36]',
    ],
    [
      'an instance of another cluster',
      { targetId: `arn:aws:ecs:us-east-1:123456789012:container-instance/prod/${'0'.repeat(32)}` },
      'Invalid identifier: Identifier is for cluster prod. Your cluster is default',
    ],
  ])('refuses %s', async (_, attribute, message) => {
    expect(await rejectionOf(put([{ name: 'stack', targetId: arn, ...attribute }]))).toEqual([
      InvalidParameterException,
      message,
    ]);
  });

  it.each<[string, PutAttributesCommandInput['attributes'], string]>([
    ['no attributes', [], 'attributes can not be empty'],
    ['attributes left out', undefined, 'attributes can not be empty'],
    [
      'more than 10',
      Array.from({ length: 11 }, () => ({ name: 'a', targetId: 'x' })),
      'attributes cannot have more than 10 elements.',
    ],
  ])('refuses %s', async (_, attributes, message) => {
    expect(await rejectionOf(put(attributes))).toEqual([InvalidParameterException, message]);
  });

  it('does not find an instance that is not there, or not any more; nothing is put then', async () => {
    const missing = '0'.repeat(32);
    const attributes: Attribute[] = [
      { name: 'stack', targetId: arn },
      { name: 'stack', targetId: missing, targetType: 'container-instance' },
    ];
    expect(await rejectionOf(put(attributes))).toEqual([TargetNotFoundException, `Could not find ${missing}`]);
    expect(custom(arn)).toEqual([]);

    aws.ecs.simulate.instanceTermination(arn);

    expect(await rejectionOf(put([{ name: 'stack', targetId: arn }]))).toEqual([
      TargetNotFoundException,
      `Could not find ${arn}`,
    ]);
  });

  it('refuses an unknown cluster', async () => {
    expect(await rejectionOf(put([{ name: 'stack', targetId: arn }], 'none'))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
  });
});
