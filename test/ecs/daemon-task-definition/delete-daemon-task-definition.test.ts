import {
  ClientException,
  DeleteDaemonTaskDefinitionCommand,
  DescribeDaemonTaskDefinitionCommand,
  waitUntilDaemonTaskDefinitionDeleted,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createDaemonDefinitionWorld, DEFINITION_ARN } from './daemon-definition-world.js';

describe('DeleteDaemonTaskDefinition', () => {
  const { aws, client, register } = createDaemonDefinitionWorld();
  const remove = async (daemonTaskDefinition: string) =>
    client.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition }));
  const describeFirst = async () => {
    const command = new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition: 'agent:1' });
    return (await client.send(command)).daemonTaskDefinition;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('deletes a revision in a minute, after which it can be described for an hour', async () => {
    await register();

    expect(await remove('agent:1')).toMatchObject({ daemonTaskDefinitionArn: `${DEFINITION_ARN}/agent:1` });
    expect(await describeFirst()).toMatchObject({
      status: 'DELETE_IN_PROGRESS',
      deleteRequestedAt: new Date('2024-01-01T00:00:00Z'),
    });
    aws.clock.advance('1m');
    expect(await describeFirst()).toMatchObject({ status: 'DELETED' });
    aws.clock.advance('1h');
    expect(await rejectionOf(describeFirst())).toEqual([
      ClientException,
      'The specified daemon task definition was not found.',
    ]);
  });

  it('does not use a revision twice', async () => {
    await register();
    await remove('agent:1');
    aws.clock.advance('2h');

    expect(await register()).toBe(`${DEFINITION_ARN}/agent:2`);
  });

  it('satisfies the waiter of the SDK', async () => {
    await register();
    await remove('agent:1');
    const { state } = await aws.clock.fastForward(() =>
      waitUntilDaemonTaskDefinitionDeleted({ client, maxWaitTime: 120 }, { daemonTaskDefinition: 'agent:1' }),
    );

    expect(state).toBe('SUCCESS');
  });

  it('refuses a family, what is not there, and what is being deleted', async () => {
    await register();

    expect(await rejectionOf(remove('agent'))).toEqual([ClientException, 'Revision is missing.']);
    expect(await rejectionOf(remove('agent:2'))).toEqual([
      ClientException,
      'The specified daemon task definition was not found.',
    ]);
    await remove('agent:1');
    expect(await rejectionOf(remove('agent:1'))).toEqual([
      ClientException,
      'The specified daemon task definition is not in ACTIVE status.',
    ]);
  });
});
