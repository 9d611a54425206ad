import { DescribeJobDefinitionsCommand, BatchClient, RegisterJobDefinitionCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { container, containerJob, createDefinitionWorld, ecsJob, eksJob, nodesJob } from './definition-world.js';

const ARN = 'arn:aws:batch:us-east-1:123456789012:job-definition';

describe('RegisterJobDefinition', () => {
  const { aws, client, register, refusalOf, describeRegistered } = createDefinitionWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('refuses more than 24 KiB of bytes', async () => {
    const text = 'The job definition can have up to 24 KiB.';
    expect(await refusalOf({ ...containerJob(), parameters: { text: 'ä'.repeat(12_288) } })).toBe(text);
    expect(await register({ ...containerJob(), parameters: { text: 'x'.repeat(24_000) } })).toMatchObject({
      revision: 1,
    });
  });

  it('answers with the first revision', async () => {
    const { $metadata, ...output } = await register({ jobDefinitionName: 'sleep10', ...containerJob() });

    expect($metadata.httpStatusCode).toBe(200);
    expect(output).toEqual({ jobDefinitionName: 'sleep10', jobDefinitionArn: `${ARN}/sleep10:1`, revision: 1 });
    expect(aws.changes()).toEqual(['+ job-definition/sleep10:1 ACTIVE']);
  });

  it('takes what was the way to ask for vCPUs and memory', async () => {
    const described = await describeRegistered({
      containerProperties: { image: 'busybox', command: ['sleep', '10'], vcpus: 1, memory: 128 },
    });
    expect(described?.containerProperties).toMatchObject({ vcpus: 1, memory: 128, resourceRequirements: [] });
  });

  it('makes a new revision of a name each time, and leaves the old ones as they are', async () => {
    await register(containerJob({ command: ['one'] }));

    expect(await register(containerJob({ command: ['two'] }))).toMatchObject({ revision: 2 });
    expect(await register({ jobDefinitionName: 'other', ...containerJob() })).toMatchObject({ revision: 1 });
    const { jobDefinitions } = await client.send(new DescribeJobDefinitionsCommand({ jobDefinitionName: 'sleep' }));
    expect(jobDefinitions).toMatchObject([
      { revision: 2, status: 'ACTIVE', containerProperties: { command: ['two'] } },
      { revision: 1, status: 'ACTIVE', containerProperties: { command: ['one'] } },
    ]);
  });

  it('counts revisions by Region', async () => {
    await register();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const output = await abroad.send(
      new RegisterJobDefinitionCommand({ jobDefinitionName: 'sleep', type: 'container', ...containerJob() }),
    );
    expect(output).toMatchObject({
      jobDefinitionArn: 'arn:aws:batch:eu-west-1:123456789012:job-definition/sleep:1',
      revision: 1,
    });
  });

  it.each([
    ['containerProperties', containerJob()],
    ['ecsProperties', ecsJob()],
    ['eksProperties', eksJob()],
    ['nodeProperties', nodesJob(1, [{ targetNodes: '0:', container: container() }])],
  ])('takes a job with %s', async (payload, definition) => {
    expect(await describeRegistered(definition)).toHaveProperty(payload);
  });

  it('takes a name of 128 letters, digits, hyphens and underscores', async () => {
    const jobDefinitionName = `9${'-_aA'.repeat(31)}abc`;
    expect(await register({ jobDefinitionName, ...containerJob() })).toMatchObject({ jobDefinitionName });
  });

  it.each(['sleep.10', '-sleep', '', `a${'b'.repeat(128)}`])('refuses the name "%s"', async (jobDefinitionName) => {
    expect(await refusalOf({ jobDefinitionName, ...containerJob() })).toBe(
      'Job Definition name should match a valid pattern.',
    );
  });

  it('refuses tags that are reserved', async () => {
    expect(await refusalOf({ ...containerJob(), tags: { 'aws:team': 'shop' } })).toBe(
      'Tag keys and values cannot begin with aws:, which is reserved.',
    );
  });

  it('asks for a type', async () => {
    const call = client.send(new RegisterJobDefinitionCommand({ jobDefinitionName: 'sleep', type: undefined }));
    expect(await rejectionOf(call)).toEqual({ name: 'ClientException', text: 'type is required.', isWrapped: true });
  });

  it('changes nothing when it refuses, and takes no revision', async () => {
    await refusalOf(containerJob({ resourceRequirements: [] }));

    expect(aws.changes()).toEqual([]);
    expect(await register()).toMatchObject({ revision: 1 });
  });
});
