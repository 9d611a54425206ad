import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FARGATE, createJobWorld } from '../job-world.js';

describe('What definition and request make of a job', () => {
  const { aws, prepareQueue, register, submitted, describeJob } = createJobWorld();

  beforeEach(() => prepareQueue());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is one attempt without a limit where neither says more', async () => {
    await register();
    const job = await describeJob(await submitted());
    expect(job).toMatchObject({
      retryStrategy: { attempts: 1, evaluateOnExit: [] },
      propagateTags: false,
      parameters: {},
      platformCapabilities: [],
      tags: {},
    });
    expect(job).not.toHaveProperty('timeout');
    expect(job).not.toHaveProperty('schedulingPriority');
    expect(job).not.toHaveProperty('shareIdentifier');
  });

  it('is what the definition says where the request says nothing', async () => {
    const retryStrategy = { attempts: 3, evaluateOnExit: [{ onExitCode: '1', action: 'EXIT' as const }] };
    const settings = { retryStrategy, timeout: { attemptDurationSeconds: 60 }, propagateTags: true };
    await register({ ...settings, schedulingPriority: 7, tags: { team: 'blue' } });
    expect(await describeJob(await submitted())).toMatchObject({ ...settings, schedulingPriority: 7, tags: {} });
  });

  it('is what the request says, without the rest of what it replaces', async () => {
    const retryStrategy = { attempts: 3, evaluateOnExit: [{ onExitCode: '1', action: 'EXIT' as const }] };
    await register({ retryStrategy, timeout: { attemptDurationSeconds: 60 }, propagateTags: true });
    const settings = { timeout: { attemptDurationSeconds: 90 }, propagateTags: false, tags: { team: 'red' } };
    expect(await describeJob(await submitted({ ...settings, retryStrategy: { attempts: 2 } }))).toMatchObject({
      ...settings,
      retryStrategy: { attempts: 2, evaluateOnExit: [] },
    });
    expect(await describeJob(await submitted({ retryStrategy: {} }))).toMatchObject({
      retryStrategy: { attempts: 1, evaluateOnExit: [] },
    });
  });

  it('stays what it is when the definition gets another revision', async () => {
    await register();
    const jobId = await submitted();
    await register({ containerProperties: { image: 'alpine', vcpus: 1, memory: 4 } });
    expect(await describeJob(jobId)).toMatchObject({
      jobDefinition: 'arn:aws:batch:us-east-1:123456789012:job-definition/sleep:1',
      container: { image: 'busybox' },
    });
  });

  it('has the platform of the definition', async () => {
    await prepareQueue({ name: 'serverless', environment: { computeResources: FARGATE } });
    await register({
      platformCapabilities: ['FARGATE'],
      containerProperties: {
        image: 'busybox',
        executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
        resourceRequirements: [
          { type: 'VCPU', value: '0.25' },
          { type: 'MEMORY', value: '512' },
        ],
      },
    });
    expect(await describeJob(await submitted({ jobQueue: 'serverless' }))).toMatchObject({
      platformCapabilities: ['FARGATE'],
      container: { fargatePlatformConfiguration: { platformVersion: 'LATEST' } },
    });
  });

  it('is each job by itself, whatever another job of the definition was submitted with', async () => {
    const containerProperties = { image: 'busybox', vcpus: 1, memory: 4, command: ['echo', 'Ref::word'] };
    await register({ containerProperties, parameters: { word: 'one' } });
    const commandOf = async (change: Parameters<typeof submitted>[0] = {}) =>
      (await describeJob(await submitted(change))).container?.command;

    expect(await commandOf()).toEqual(['echo', 'one']);
    expect(await commandOf({ parameters: { word: 'two' } })).toEqual(['echo', 'two']);
    expect(await commandOf({ containerOverrides: { command: ['true'] } })).toEqual(['true']);
    expect(await commandOf()).toEqual(['echo', 'one']);
    await register({ containerProperties, parameters: { word: 'three' } });
    expect(await commandOf()).toEqual(['echo', 'three']);
  });
});
