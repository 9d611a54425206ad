import { UpdateComputeEnvironmentCommand, type UpdateComputeEnvironmentCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../../src/index.js';
import { EKS } from '../job/job-world.js';
import { createSchedulerWorld } from '../scheduler/scheduler-world.js';

const LARGER: UpdateComputeEnvironmentCommandInput = {
  computeEnvironment: 'fleet',
  computeResources: { instanceTypes: ['c6i.2xlarge'] },
};

describe('an infrastructure update', () => {
  const world = createSchedulerWorld();
  const { aws, client, createEnvironment, createQueue, register, submitSized, statusOf, describeJob } = world;
  const { batch, clock } = aws;
  const START = Date.parse('2024-01-01T00:00:00Z');
  const instances = () => world.instancesOf('fleet');
  const statusOfFleet = () =>
    aws.state.batch.computeEnvironments['arn:aws:batch:us-east-1:123456789012:compute-environment/fleet']?.status;
  const update = (input: UpdateComputeEnvironmentCommandInput = LARGER) =>
    client.send(new UpdateComputeEnvironmentCommand(input));
  /** Instances of 2 vCPUs, and a job that runs on one for so long. */
  const begin = async (after: JobOutcome['after']) => {
    await createEnvironment('fleet', { maxvCpus: 16, instanceTypes: ['c6i.large'] });
    await createQueue('queue', ['fleet']);
    await register();
    batch.onJob({}, ({ attempt }) => ({ after: attempt === 1 ? after : '1m' }));
    clock.advance('10m');
    const jobId = await submitSized(2, { retryStrategy: { attempts: 2 } });
    clock.advance('4m');
    expect(await statusOf(jobId)).toBe('RUNNING');
    return jobId;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('replaces idle instances with such of the new settings', async () => {
    await createEnvironment('fleet', { minvCpus: 4, maxvCpus: 16, instanceTypes: ['c6i.large'] });
    clock.advance('10m');
    expect(instances()).toEqual(['c6i.large', 'c6i.large']);
    await update();
    clock.advance('5s');
    expect(instances()).toEqual([]);
    clock.advance('150s');
    expect(instances()).toEqual(['c6i.2xlarge']);
    expect(statusOfFleet()).toBe('UPDATING');
    clock.advance('15m');
    expect(statusOfFleet()).toBe('VALID');
  });

  it('replaces what has been launched, and takes no jobs yet', async () => {
    await createEnvironment('fleet', { minvCpus: 4, maxvCpus: 16, instanceTypes: ['c6i.large'] });
    clock.advance('30s');
    await update();
    clock.advance('10m');
    expect(instances()).toEqual(['c6i.2xlarge']);
  });

  it('launches nothing for nobody where instances are idle, nor lets them go a second time', async () => {
    const jobId = await begin('2m');
    clock.advance('150s');
    expect([await statusOf(jobId), instances()]).toEqual(['SUCCEEDED', ['c6i.large']]);
    const [idle] = Object.keys(aws.state.batch.instances);
    const ofInstance = () => clock.pending().filter(({ target }) => target === idle);
    expect(ofInstance()).toHaveLength(1);
    await update();
    expect(await world.desiredOf('fleet')).toBe(2);
    clock.advance('5s');
    expect([ofInstance(), instances(), await world.desiredOf('fleet')]).toEqual([[], [], 0]);
    clock.advance('20m');
    expect([instances(), statusOfFleet()]).toEqual([[], 'VALID']);
  });

  it('launches what it is to have from now on', async () => {
    await begin('20m');
    await update({
      computeEnvironment: 'fleet',
      computeResources: { instanceTypes: ['c6i.xlarge'], desiredvCpus: 4 },
    });
    clock.advance('4m');
    expect(instances()).toEqual(['c6i.large', 'c6i.xlarge']);
  });

  it('counts the instances on which jobs still run', async () => {
    const jobId = await begin('20m');
    await update();
    clock.advance('10m');
    expect([instances(), await world.desiredOf('fleet')]).toEqual([['c6i.large'], 2]);
    clock.advance('10m');
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect([instances(), await world.desiredOf('fleet')]).toEqual([[], 0]);
  });

  it('lets jobs end on their instances, while others start on new ones', async () => {
    const first = await begin('20m');
    await update();
    const second = await submitSized(2);
    clock.advance('4m');
    expect(await Promise.all([first, second].map(statusOf))).toEqual(['RUNNING', 'RUNNING']);
    expect(instances()).toEqual(['c6i.large', 'c6i.2xlarge']);
    clock.advance('15m');
    expect(await statusOf(first)).toBe('SUCCEEDED');
    expect([instances().includes('c6i.large'), statusOfFleet()]).toEqual([false, 'VALID']);
  });

  it('ends jobs after 30 minutes, and has them tried again', async () => {
    const jobId = await begin('5h');
    await update();
    clock.advance('29m');
    expect([await statusOf(jobId), statusOfFleet()]).toEqual(['RUNNING', 'UPDATING']);
    clock.advance('1m');
    const { status, attempts } = await describeJob(jobId);
    expect(status).toBe('RUNNABLE');
    expect(attempts?.[0]?.statusReason).toMatch(/^Host EC2 \(instance i-0[\da-f]{16}\) terminated\.$/);
    clock.advance('5s');
    expect(statusOfFleet()).toBe('VALID');
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('ends jobs after as many minutes as the policy says', async () => {
    const jobId = await begin('5h');
    await update({ ...LARGER, updatePolicy: { jobExecutionTimeoutMinutes: 60 } });
    clock.advance('59m');
    expect(await statusOf(jobId)).toBe('RUNNING');
    clock.advance('1m');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
  });

  it('ends jobs at once where the policy says so', async () => {
    const jobId = await begin('5h');
    await update({ computeEnvironment: 'fleet', updatePolicy: { terminateJobsOnUpdate: true } });
    clock.advance('5s');
    expect(await statusOf(jobId)).toBe('RUNNING');
    await update();
    clock.advance('1ms');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect(statusOfFleet()).toBe('VALID');
  });

  it('is begun by an order for the latest image, which changes nothing that is shown', async () => {
    await createEnvironment('fleet', { minvCpus: 2, instanceTypes: ['c6i.large'] });
    clock.advance('10m');
    const [before] = Object.keys(aws.state.batch.instances);
    await update({ computeEnvironment: 'fleet', computeResources: { updateToLatestImageVersion: true } });
    clock.advance('20m');
    const [after] = Object.keys(aws.state.batch.instances);
    expect(after).not.toBe(before);
    expect([instances(), statusOfFleet()]).toEqual([['c6i.large'], 'VALID']);
  });

  it('replaces the nodes of an environment on Amazon EKS', async () => {
    await world.prepareQueue({ name: 'fleet', environment: EKS });
    await register({
      eksProperties: {
        podProperties: {
          containers: [{ image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } }],
        },
      },
    });
    const jobId = await world.submitted({ jobQueue: 'fleet', retryStrategy: { attempts: 2 } });
    clock.advance('3m');
    const { eksProperties } = await describeJob(jobId);
    expect(await statusOf(jobId)).toBe('RUNNING');
    await update({ ...LARGER, updatePolicy: { terminateJobsOnUpdate: true } });
    clock.runUntilIdle();
    const { status, eksAttempts = [] } = await describeJob(jobId);
    expect([status, eksAttempts.length, statusOfFleet()]).toEqual(['SUCCEEDED', 2, 'VALID']);
    expect(eksAttempts[0]?.nodeName).toBe(eksProperties?.podProperties?.nodeName);
    expect(eksAttempts[1]?.nodeName).not.toBe(eksAttempts[0]?.nodeName);
  });

  it('goes on from a snapshot', async () => {
    const jobId = await begin('5h');
    await update();
    clock.advance('10m');
    const snapshot = aws.snapshot();
    aws.reset();
    aws.load(snapshot);
    expect([await statusOf(jobId), statusOfFleet()]).toEqual(['RUNNING', 'UPDATING']);
    clock.advance('20m');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    clock.advance('5s');
    expect(statusOfFleet()).toBe('VALID');
  });

  it('does not replace instances where only the vCPUs change', async () => {
    await begin('20m');
    await update({ computeEnvironment: 'fleet', computeResources: { maxvCpus: 32 } });
    clock.advance('5s');
    expect([instances(), statusOfFleet()]).toEqual([['c6i.large'], 'VALID']);
  });

  it('leaves nothing to wait for when the jobs have ended before their time', async () => {
    const jobId = await begin('5m');
    const { startedAt = 0 } = await describeJob(jobId);
    await update();
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect(statusOfFleet()).toBe('VALID');
    expect(clock.now().getTime() - startedAt).toBeLessThan(20 * 60_000);
    expect(startedAt).toBeGreaterThan(START);
  });
});
