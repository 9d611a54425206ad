import { DeleteTaskDefinitionsCommand, DeregisterTaskDefinitionCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld } from './definition-world.js';

const { aws, client, register } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const deregister = async (taskDefinition: string) => {
  const output = await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  return output.taskDefinition;
};

describe('DeregisterTaskDefinition', () => {
  it('makes a revision INACTIVE', async () => {
    const registered = await register();
    aws.clock.advance('1m');

    expect(await deregister('web:1')).toEqual({
      ...registered,
      status: 'INACTIVE',
      deregisteredAt: new Date('2024-01-01T00:01:00Z'),
    });
  });

  it('changes nothing the second time', async () => {
    await register();
    const first = await deregister('arn:aws:ecs:us-east-1:123456789012:task-definition/web:1');
    aws.clock.advance('1m');

    expect(await deregister('web:1')).toEqual(first);
  });

  it('keeps new tasks from the revision', async () => {
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
    await deregister('web:1');
    const run = (taskDefinition: string) => client.send(new RunTaskCommand({ taskDefinition, launchType: 'FARGATE' }));

    await expect(run('web:1')).rejects.toThrow('TaskDefinition is inactive');
    await expect(run('web')).rejects.toThrow('TaskDefinition not found.');
  });

  it.each([
    ['web', 'ClientException: Revision is missing.'],
    ['arn:aws:ecs:us-east-1:123456789012:task-definition/web', 'ClientException: Revision is missing.'],
    ['web:2', 'ClientException: Unable to describe task definition.'],
    ['web:latest', 'InvalidParameterException: Invalid revision number. Number: latest'],
  ])('refuses %s', async (taskDefinition, message) => {
    await register();

    expect(await deregister(taskDefinition).catch(String)).toBe(message);
  });

  it('refuses a revision that is being deleted', async () => {
    await register();
    await deregister('web:1');
    await client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1'] }));

    expect(await deregister('web:1').catch(String)).toBe(
      'ClientException: The specified task definition is in the process of being deleted.',
    );
  });
});
