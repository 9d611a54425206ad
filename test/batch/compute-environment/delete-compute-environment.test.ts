import {
  BatchClient,
  DeleteComputeEnvironmentCommand,
  DescribeJobsCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import type { JobDefinitionSeed } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createEnvironmentWorld, ENVIRONMENTS, FARGATE, INSTANCES } from './environment-world.js';

const BUSY = { name: 'ClientException', text: 'Cannot delete, resource is being modified.', isWrapped: false };

const MISSING = { name: 'ClientException', text: `${ENVIRONMENTS}/ce does not exist`, isWrapped: false };

describe('DeleteComputeEnvironment', () => {
  const {
    aws,
    client,
    attach,
    begin,
    create,
    delete: remove,
    describe: describeEnvironment,
    update,
  } = createEnvironmentWorld();
  const { clock } = aws;

  const disable = async () => {
    await update({ state: 'DISABLED' });
    clock.advance('5s');
    aws.mark();
  };
  /** A job of an hour that runs in the environment, though no queue leads there any more. */
  const startJob = async (definition: Partial<JobDefinitionSeed> = {}) => {
    const jobDefinitions = [{ jobDefinitionName: 'job', ...definition }];
    const jobs = [{ status: 'RUNNING' as const, outcome: { after: '1h' } }];
    const { jobIds } = aws.batch.seed({ jobQueues: ['jq'], jobDefinitions, jobs });
    for (const change of [{ state: 'DISABLED' as const }, { computeEnvironmentOrder: [] }]) {
      await client.send(new UpdateJobQueueCommand({ jobQueue: 'jq', ...change }));
      clock.advance('5s');
    }
    return jobIds;
  };
  const describeJobs = async (jobs: string[]) => (await client.send(new DescribeJobsCommand({ jobs }))).jobs;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(['ce', `${ENVIRONMENTS}/ce`])('takes %s away after a while', async (reference) => {
    await begin({});
    await disable();
    expect(await remove(reference)).toEqual({ $metadata: expect.anything() });
    expect(await describeEnvironment()).toMatchObject({ state: 'DISABLED', status: 'DELETING' });
    clock.advance('29s');
    expect(await describeEnvironment()).toMatchObject({ status: 'DELETING' });
    clock.advance('1s');
    expect(await describeEnvironment()).toBeUndefined();
    expect(await rejectionOf(remove())).toEqual(MISSING);
  });

  it('refuses an environment that is not there, in this Region', async () => {
    expect(await rejectionOf(remove())).toEqual(MISSING);
    await begin({});
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const removeAbroad = (computeEnvironment: string) =>
      rejectionOf(abroad.send(new DeleteComputeEnvironmentCommand({ computeEnvironment })));
    expect(await removeAbroad('ce')).toMatchObject({
      text: 'arn:aws:batch:eu-west-1:123456789012:compute-environment/ce does not exist',
    });
    expect(await removeAbroad(`${ENVIRONMENTS}/ce`)).toMatchObject({ text: `${ENVIRONMENTS}/ce does not exist` });
    expect(aws.changes()).toEqual([]);
  });

  it('refuses an environment that is ENABLED', async () => {
    await begin({});
    expect(await rejectionOf(remove())).toEqual({
      name: 'ClientException',
      text: 'Cannot delete, state must be DISABLED.',
      isWrapped: false,
    });
    expect(aws.changes()).toEqual([]);
  });

  it('refuses while the environment is being made, changed or deleted', async () => {
    await create({});
    expect(await rejectionOf(remove())).toEqual(BUSY);
    clock.advance('15s');
    await update({ state: 'DISABLED' });
    expect(await rejectionOf(remove())).toEqual(BUSY);
    clock.advance('5s');
    await remove();
    expect(await rejectionOf(remove())).toEqual(BUSY);
  });

  it('refuses while a queue has it', async () => {
    await begin({});
    await attach('jq');
    await disable();
    expect(await rejectionOf(remove())).toEqual({
      name: 'ClientException',
      text: 'Cannot delete, found existing JobQueue relationship',
      isWrapped: false,
    });
    expect(aws.changes()).toEqual([]);

    await create({ computeEnvironmentName: 'other' });
    clock.advance('15s');
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'other' }];
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'jq', computeEnvironmentOrder }));
    expect(await remove()).toEqual({ $metadata: expect.anything() });
  });

  it('leaves an environment INVALID whose jobs still run on Fargate, until they have ended', async () => {
    await begin({ computeResources: FARGATE });
    await startJob({ platformCapabilities: ['FARGATE'] });
    await disable();
    await remove();
    clock.advance('30s');
    expect(await describeEnvironment()).toMatchObject({
      state: 'DISABLED',
      status: 'INVALID',
      statusReason: 'CLIENT_ERROR - The compute environment cannot be deleted while jobs run on its Fargate resources.',
    });

    await update({ state: 'ENABLED' });
    clock.advance('5s');
    expect(await describeEnvironment()).toMatchObject({ status: 'VALID', statusReason: 'ComputeEnvironment Healthy' });

    clock.advance('1h');
    await disable();
    await remove();
    clock.advance('30s');
    expect(await describeEnvironment()).toBeUndefined();
  });

  it('takes instances away, and with them what runs there', async () => {
    await begin({ computeResources: INSTANCES });
    const jobIds = await startJob();
    await disable();
    await remove();
    clock.advance('30s');
    expect(await describeEnvironment()).toBeUndefined();
    expect(await describeJobs(jobIds)).toMatchObject([
      {
        status: 'FAILED',
        statusReason: expect.stringMatching(/^Host EC2 \(instance i-[\da-f]+\) terminated\.$/),
      },
    ]);
  });
});
