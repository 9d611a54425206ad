import { DeregisterJobDefinitionCommand, DescribeJobDefinitionsCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld } from './definition-world.js';

const ARN = 'arn:aws:batch:us-east-1:123456789012:job-definition';

describe('DeregisterJobDefinition', () => {
  const { aws, client, register } = createDefinitionWorld();
  const deregister = async (jobDefinition: string) =>
    client.send(new DeregisterJobDefinitionCommand({ jobDefinition }));
  const listStatuses = async () => {
    const { jobDefinitions = [] } = await client.send(new DescribeJobDefinitionsCommand({}));
    return jobDefinitions.map(
      ({ jobDefinitionName, revision, status }) => `${jobDefinitionName}:${revision} ${status}`,
    );
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(['sleep:1', `${ARN}/sleep:1`])('makes %s INACTIVE', async (jobDefinition) => {
    await register();
    await register();
    const { $metadata, ...output } = await deregister(jobDefinition);

    expect($metadata.httpStatusCode).toBe(200);
    expect(output).toEqual({});
    expect(await listStatuses()).toEqual(['sleep:2 ACTIVE', 'sleep:1 INACTIVE']);
  });

  it.each(['sleep', `${ARN}/sleep`])('takes %s for its latest ACTIVE revision', async (jobDefinition) => {
    await register();
    await register();
    await deregister(jobDefinition);
    expect(await listStatuses()).toEqual(['sleep:2 INACTIVE', 'sleep:1 ACTIVE']);

    await deregister(jobDefinition);
    expect(await listStatuses()).toEqual(['sleep:2 INACTIVE', 'sleep:1 INACTIVE']);
  });

  it.each([
    'sleep:2',
    'other',
    'sleep:latest',
    'arn:aws:batch:eu-west-1:123456789012:job-definition/sleep:1',
    'arn:aws:batch:us-east-1:999999999999:job-definition/sleep:1',
    'arn:aws:batch:us-east-1:123456789012:job-queue/sleep',
  ])('succeeds for %s, which does not exist', async (jobDefinition) => {
    await register();
    await deregister(jobDefinition);
    expect(await listStatuses()).toEqual(['sleep:1 ACTIVE']);
  });

  it('changes nothing the second time', async () => {
    await register();
    await deregister('sleep:1');
    const before = aws.snapshot();
    await deregister('sleep:1');

    expect(aws.snapshot()).toEqual(before);
  });

  it('lets the revision disappear after 180 days, without keeping the world busy', async () => {
    await register();
    await deregister('sleep:1');
    aws.clock.runUntilIdle();
    aws.clock.advance('179d');
    expect(await listStatuses()).toEqual(['sleep:1 INACTIVE']);

    aws.clock.advance('1d');
    expect(await listStatuses()).toEqual([]);
  });

  it('does not free the revision for another definition', async () => {
    await register();
    await deregister('sleep:1');
    aws.clock.advance('180d');

    expect(await register()).toMatchObject({ revision: 2 });
  });
});
