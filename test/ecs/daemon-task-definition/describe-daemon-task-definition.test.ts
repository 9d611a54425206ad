import {
  ClientException,
  DeleteDaemonTaskDefinitionCommand,
  DescribeDaemonTaskDefinitionCommand,
  InvalidParameterException,
  waitUntilDaemonTaskDefinitionActive,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createDaemonDefinitionWorld, DEFINITION_ARN } from './daemon-definition-world.js';

describe('DescribeDaemonTaskDefinition', () => {
  const { aws, client, register } = createDaemonDefinitionWorld();
  const describeDefinition = async (daemonTaskDefinition: string) => {
    const command = new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition });
    return (await client.send(command)).daemonTaskDefinition;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('finds a revision by family and revision, and by ARN', async () => {
    await register();
    await register();

    expect(await describeDefinition('agent:1')).toMatchObject({ revision: 1 });
    expect(await describeDefinition(`${DEFINITION_ARN}/agent:2`)).toMatchObject({ revision: 2 });
  });

  it('takes a family for its latest ACTIVE revision', async () => {
    for (let revision = 1; revision <= 11; revision++) await register();
    await client.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition: 'agent:11' }));

    expect(await describeDefinition('agent')).toMatchObject({ revision: 10, status: 'ACTIVE' });
  });

  it('satisfies the waiter of the SDK', async () => {
    await register();
    const { state } = await aws.clock.fastForward(() =>
      waitUntilDaemonTaskDefinitionActive({ client, maxWaitTime: 60 }, { daemonTaskDefinition: 'agent' }),
    );

    expect(state).toBe('SUCCESS');
  });

  it.each([
    ['a family that is not there', 'logs'],
    ['a revision that is not there', 'agent:7'],
    ['an ARN of a revision that is not there', 'arn:aws:ecs:us-east-1:123456789012:daemon-task-definition/logs:1'],
  ])('does not find %s', async (_what, reference) => {
    await register();
    expect(await rejectionOf(describeDefinition(reference))).toEqual([
      ClientException,
      'The specified daemon task definition was not found.',
    ]);
  });

  it('refuses what is no reference', async () => {
    aws.ecs.seed({ taskDefinitions: ['web'] });

    expect(await rejectionOf(describeDefinition('arn:aws:ecs:us-east-1:123456789012:task-definition/web:1'))).toEqual([
      InvalidParameterException,
      'Invalid arn syntax.',
    ]);
    expect(await rejectionOf(describeDefinition('agent:x'))).toEqual([
      InvalidParameterException,
      'Invalid revision number. Number: x',
    ]);
  });
});
