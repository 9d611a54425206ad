import {
  DeleteDaemonTaskDefinitionCommand,
  InvalidParameterException,
  ListDaemonTaskDefinitionsCommand,
  type ListDaemonTaskDefinitionsCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createDaemonDefinitionWorld, DEFINITION_ARN } from './daemon-definition-world.js';

describe('ListDaemonTaskDefinitions', () => {
  const { aws, client, register } = createDaemonDefinitionWorld();
  const list = async (input: ListDaemonTaskDefinitionsCommandInput = {}) =>
    client.send(new ListDaemonTaskDefinitionsCommand(input));
  const names = async (input: ListDaemonTaskDefinitionsCommandInput = {}) =>
    (await list(input)).daemonTaskDefinitions?.map(({ arn = '' }) => arn.slice(arn.lastIndexOf('/') + 1));
  const begin = async () => {
    for (const family of ['logs', 'agent', 'agent', 'agent-x']) await register({ family });
    await client.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition: 'agent:1' }));
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('lists those that are ACTIVE by family and revision', async () => {
    await begin();

    expect(await names()).toEqual(['agent:2', 'agent-x:1', 'logs:1']);
    expect(await names({ sort: 'DESC' })).toEqual(['logs:1', 'agent-x:1', 'agent:2']);
    expect((await list({ family: 'logs' })).daemonTaskDefinitions).toEqual([
      {
        arn: `${DEFINITION_ARN}/logs:1`,
        status: 'ACTIVE',
        registeredAt: new Date('2024-01-01T00:00:00Z'),
        registeredBy: 'arn:aws:iam::123456789012:root',
      },
    ]);
  });

  it.each<[string, ListDaemonTaskDefinitionsCommandInput, string[]]>([
    ['a family', { family: 'agent' }, ['agent:2']],
    ['the beginning of a family', { familyPrefix: 'agent' }, ['agent:2', 'agent-x:1']],
    ['a status', { status: 'DELETE_IN_PROGRESS' }, ['agent:1']],
    ['every status', { family: 'agent', status: 'ALL' }, ['agent:1', 'agent:2']],
    ['the last registered', { status: 'ALL', revision: 'LAST_REGISTERED' }, ['agent:2', 'agent-x:1', 'logs:1']],
  ])('filters by %s', async (_what, input, expected) => {
    await begin();
    expect(await names(input)).toEqual(expected);
  });

  it('gives pages', async () => {
    await begin();
    const first = await list({ maxResults: 2 });

    expect(first.daemonTaskDefinitions).toHaveLength(2);
    expect(await names({ maxResults: 2, nextToken: first.nextToken })).toEqual(['logs:1']);
  });

  it('refuses sizes and tokens that are none', async () => {
    expect(await rejectionOf(list({ maxResults: 101 }))).toEqual([
      InvalidParameterException,
      'maxResults should be between 1 and 100.',
    ]);
    expect(await rejectionOf(list({ nextToken: 'x' }))).toEqual([InvalidParameterException, 'Invalid token']);
    expect(await rejectionOf(list({ status: 'DELETED' as never }))).toEqual([
      InvalidParameterException,
      'status should be one of [ACTIVE,ALL,DELETE_IN_PROGRESS]',
    ]);
  });
});
