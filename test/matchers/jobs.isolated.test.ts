import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';

const aws = mockAws();
const { batch, clock } = aws;
const client = new BatchClient({});

beforeEach(() => {
  aws.reset();
  batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
});
afterAll(() => aws.restore());

async function submit(jobName: string, more: object = {}) {
  return client.send(new SubmitJobCommand({ jobName, jobQueue: 'nightly', jobDefinition: 'report', ...more }));
}

describe('toHaveSucceeded', () => {
  it('holds for a job that is SUCCEEDED, by id, ARN, name or reply', async () => {
    const submitted = await submit('totals');
    expect(batch).not.toHaveSucceeded(submitted);
    clock.runUntilIdle();
    expect(batch).toHaveSucceeded(submitted);
    expect(batch).toHaveSucceeded(submitted.jobId ?? '');
    expect(aws).toHaveSucceeded(submitted.jobArn ?? '');
    expect(batch).toHaveSucceeded('totals');
  });

  it('takes the latest of the jobs that have a name', async () => {
    await submit('totals');
    clock.runUntilIdle();
    await submit('totals');
    expect(batch).not.toHaveSucceeded('totals');
  });

  it('finds the children of an array by their id, and the parent by name', async () => {
    batch.onJob({ arrayIndex: 1 }, { exitCode: 1 });
    const { jobId } = await submit('frames', { arrayProperties: { size: 2 } });
    clock.runUntilIdle();
    expect(batch).toHaveSucceeded(`${jobId}:0`);
    expect(batch).toHaveFailed(`${jobId}:1`, { exitCode: 1 });
    expect(batch).toHaveFailed('frames');
  });

  it('says what the job does instead', async () => {
    batch.onJob({}, { exitCode: 1, after: '1m' });
    await submit('totals', { retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();
    expect(failureOf(() => expect(batch).toHaveSucceeded('totals'))).toMatchInlineSnapshot(`
      "Expected job totals to have succeeded; it is FAILED.

        e28a421c…  totals  FAILED  Essential container in task exited  attempt 1: exit code 1, attempt 2: exit code 1

      Timeline:

        (4 earlier)
        +2m41s       event      Batch Job State Change job/e28a421c… STARTING
        +2m51s       transition batch.job.run job/e28a421c…
        +2m51s       event      Batch Job State Change job/e28a421c… RUNNING
        +2m51s       event      ECS Task State Change task/AWSBatch-fleet-e8e25f66…/8f485985… RUNNING
        +3m51s       transition batch.job.exit job/e28a421c…
        +3m51s       event      Batch Job State Change job/e28a421c… RUNNABLE
        +3m51s       event      ECS Task State Change task/AWSBatch-fleet-e8e25f66…/8f485985… STOPPED EssentialContainerExited: Essential container in task exited
        +3m56s       event      ECS Task State Change task/AWSBatch-fleet-e8e25f66…/641e9468… PENDING (desired RUNNING)
        +3m56s       event      Batch Job State Change job/e28a421c… STARTING
        +4m6s        transition batch.job.run job/e28a421c…
        +4m6s        event      Batch Job State Change job/e28a421c… RUNNING
        +4m6s        event      ECS Task State Change task/AWSBatch-fleet-e8e25f66…/641e9468… RUNNING
        +5m6s        transition batch.job.exit job/e28a421c…
        +5m6s        event      Batch Job State Change job/e28a421c… FAILED Essential container in task exited
        +5m6s        event      ECS Task State Change task/AWSBatch-fleet-e8e25f66…/641e9468… STOPPED EssentialContainerExited: Essential container in task exited"
    `);
  });

  it('fails for a job that is not there, negated or not', () => {
    expect(failureOf(() => expect(batch).toHaveSucceeded('other'))).toBe('There is no job other.');
    expect(failureOf(() => expect(batch).not.toHaveSucceeded('other'))).toBe('There is no job other.');
  });

  it('refuses what is no job', () => {
    expect(() => expect(batch).toHaveSucceeded({})).toThrow('{} is no job. Give its id, its ARN, its name, or what');
  });
});

describe('toHaveFailed', () => {
  it('looks at how the last attempt ended', async () => {
    batch.onJob({}, ({ attempt }) =>
      attempt === 1 ? { exitCode: 3 } : { exitCode: 137, reason: 'OutOfMemoryError: Container killed' },
    );
    await submit('totals', { retryStrategy: { attempts: 2 } });
    expect(batch).not.toHaveFailed('totals');
    clock.runUntilIdle();
    expect(batch).toHaveFailed('totals');
    expect(batch).toHaveFailed('totals', { exitCode: 137, reason: 'OutOfMemoryError' });
    expect(batch).toHaveFailed('totals', { reason: 'Essential container in task exited' });
    expect(batch).not.toHaveFailed('totals', { exitCode: 3 });
    expect(batch).not.toHaveFailed('totals', { reason: /Host EC2/ });
  });

  it('says how the job ended instead', async () => {
    await submit('totals');
    clock.runUntilIdle();
    expect(failureOf(() => expect(batch).toHaveFailed('totals', { exitCode: 1 }))).toMatch(
      'Expected job totals to have failed with exit code 1; it is SUCCEEDED.',
    );
  });

  it('fails for a job that is not there, negated or not, and lists those that are', async () => {
    await submit('totals');
    const text = /^There is no job other\. Those that there are:\n\n {2}\w{8}… {2}totals {2}\w+/;
    expect(failureOf(() => expect(batch).toHaveFailed('other'))).toMatch(text);
    expect(failureOf(() => expect(batch).not.toHaveFailed('other'))).toMatch(text);
  });
});
