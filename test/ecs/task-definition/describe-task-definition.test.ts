import {
  ClientException,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld } from './definition-world.js';

const { aws, client, register } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const describeDefinition = async (taskDefinition: string) => {
  const output = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return output.taskDefinition;
};

describe('DescribeTaskDefinition', () => {
  it('finds a revision by family and revision, and by ARN', async () => {
    const registered = await register();
    await register({ containerDefinitions: [app({ image: 'nginx:2' })] });

    expect(await describeDefinition('web:1')).toEqual(registered);
    expect(await describeDefinition('arn:aws:ecs:us-east-1:123456789012:task-definition/web:1')).toEqual(registered);
  });

  it('takes a family for its latest ACTIVE revision', async () => {
    for (let revision = 1; revision <= 11; revision++) await register();
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:11' }));

    expect((await describeDefinition('web'))?.revision).toBe(10);
    expect((await describeDefinition('arn:aws:ecs:us-east-1:123456789012:task-definition/web'))?.revision).toBe(10);
  });

  it('shows revisions that are deregistered or being deleted, with times', async () => {
    await register();
    aws.clock.advance('1m');
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
    aws.clock.advance('1m');
    await client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1'] }));

    expect(await describeDefinition('web:1')).toMatchObject({
      status: 'DELETE_IN_PROGRESS',
      registeredAt: new Date('2024-01-01T00:00:00Z'),
      deregisteredAt: new Date('2024-01-01T00:01:00Z'),
      deleteRequestedAt: new Date('2024-01-01T00:02:00Z'),
    });
  });

  it('shows tags when they are asked for', async () => {
    await register({ tags: [{ key: 'team', value: 'shop' }] });
    const without = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }));
    const withTags = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web', include: ['TAGS'] }));

    expect(without.tags).toEqual([]);
    expect(withTags.tags).toEqual([{ key: 'team', value: 'shop' }]);
  });

  it.each(['api', 'web:2', 'web:0', 'inactive', 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:1'])(
    'does not find %s',
    async (taskDefinition) => {
      aws.ecs.seed({ taskDefinitions: ['web', { family: 'inactive', status: 'INACTIVE' }] });

      const error: unknown = await describeDefinition(taskDefinition).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ClientException);
      expect(error).toMatchObject({ message: 'Unable to describe task definition.' });
    },
  );

  it.each([
    ['web:latest', 'Invalid revision number. Number: latest'],
    ['web:', 'Invalid revision number. Number: '],
    ['web:1:2', 'Invalid revision number. Number: 1:2'],
    ['arn:aws:ecs:us-east-1:123456789012:cluster/web', 'Invalid arn syntax.'],
    ['arn:web', 'Invalid arn syntax.'],
    [
      'arn:aws:ecs:us-east-1:111122223333:task-definition/web:1',
      'Invalid identifier: Identifier is for 111122223333. Your accountId is 123456789012',
    ],
    [
      'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      'Invalid identifier: Identifier is for eu-west-1. Your region is us-east-1',
    ],
  ])('cannot read %s', async (taskDefinition, message) => {
    expect(await describeDefinition(taskDefinition).catch(String)).toBe(`InvalidParameterException: ${message}`);
  });

  it('sees the definitions of its own Region', async () => {
    await register();
    const tokyo = new ECSClient({ region: 'ap-northeast-1' });

    await expect(tokyo.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web:1' }))).rejects.toThrow(
      'Unable to describe task definition.',
    );
  });
});
