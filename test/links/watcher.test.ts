import {
  DeleteComputeEnvironmentCommand,
  TerminateJobCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import { DeleteClusterCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, WARM } from './linked-world.js';

describe('what others do in ECS to the jobs of AWS Batch', () => {
  const world = createLinkedWorld();
  const { aws, batch, ecs, begin, submit, describeJob, statusOf, describeEnvironment, taskOf, clusterOf, instancesOf } =
    world;
  const { clock } = aws;
  const runTwice = { retryStrategy: { attempts: 2 } };
  const started = async (input: Parameters<typeof submit>[0] = {}, environment = WARM) => {
    begin({ environment });
    const jobId = await submit(input);
    clock.advance('16s');
    return jobId;
  };
  const stop = async (jobId: string, reason?: string) => {
    const { taskArn, clusterArn } = await taskOf(jobId);
    await ecs.send(new StopTaskCommand({ cluster: clusterArn, task: taskArn, reason }));
  };
  const deleteEnvironment = async () => {
    const computeEnvironment = 'fleet';
    await batch.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, state: 'DISABLED' }));
    clock.advance('5s');
    await batch.send(new DeleteComputeEnvironmentCommand({ computeEnvironment }));
    clock.advance('30s');
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('StopTask ends the attempt when the process has ended', async () => {
    aws.batch.onJob({}, { onStop: { exitCode: 130, after: '4s' } });
    const jobId = await started();
    await stop(jobId, 'a mistake');
    expect(await taskOf(jobId)).toMatchObject({ desiredStatus: 'STOPPED', lastStatus: 'STOPPING' });
    clock.advance('3999ms');
    expect(await statusOf(jobId)).toBe('RUNNING');
    clock.advance('1ms');

    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated' });
    const { attempts = [], ...job } = await describeJob(jobId);
    expect(job).toMatchObject({
      status: 'FAILED',
      statusReason: 'a mistake',
      container: { exitCode: 130 },
      isTerminated: false,
    });
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({ statusReason: 'a mistake', container: { exitCode: 130 } });
    clock.runUntilIdle();
    expect((await describeJob(jobId)).attempts).toHaveLength(1);
  });

  it('StopTask without a reason has that of ECS', async () => {
    const jobId = await started();
    await stop(jobId);
    clock.advance('30s');

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'Task stopped by user' });
  });

  it('StopTask lets the job try again where it may', async () => {
    const jobId = await started(runTwice);
    await stop(jobId, 'a mistake');
    clock.advance('30s');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    clock.runUntilIdle();

    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(attempts).toMatchObject([
      { statusReason: 'a mistake', container: { exitCode: 137 } },
      { statusReason: 'Essential container in task exited', container: { exitCode: 0 } },
    ]);
  });

  it('StopTask meets the conditions of a retry strategy', async () => {
    const evaluateOnExit = [{ onStatusReason: 'a mis*', action: 'EXIT' as const }];
    const jobId = await started({ retryStrategy: { attempts: 3, evaluateOnExit } });
    await stop(jobId, 'a mistake');
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', attempts: [{ statusReason: 'a mistake' }] });
  });

  it('StopTask ends an attempt that is STARTING, which has never run', async () => {
    begin({ environment: WARM });
    const jobId = await submit();
    clock.advance('8s');
    await stop(jobId, 'a mistake');
    clock.advance(0);

    const { attempts = [], ...job } = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'a mistake' });
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).not.toHaveProperty('startedAt');
    expect(attempts[0]?.container).not.toHaveProperty('exitCode');
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it('StopTask changes nothing once AWS Batch stops the job', async () => {
    const jobId = await started(runTwice);
    await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    await stop(jobId, 'a mistake');
    clock.runUntilIdle();

    const { attempts = [], ...job } = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
    expect(attempts).toHaveLength(1);
  });

  it('TerminateJob after StopTask ends the job for good', async () => {
    const jobId = await started(runTwice);
    await stop(jobId, 'a mistake');
    clock.advance('5s');
    await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.runUntilIdle();

    const { attempts = [], ...job } = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
    expect(attempts).toHaveLength(1);
  });

  it('a process that would soon end by itself is killed first', async () => {
    const jobId = await started(runTwice);
    clock.advance('50s');
    await stop(jobId, 'a mistake');
    clock.runUntilIdle();

    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(attempts.map(({ statusReason, container }) => [statusReason, container?.exitCode])).toEqual([
      ['a mistake', 137],
      ['Essential container in task exited', 0],
    ]);
  });

  it('a cluster that is deleted by hand makes its environment INVALID', async () => {
    begin();
    await ecs.send(new DeleteClusterCommand({ cluster: await clusterOf() }));

    expect(await describeEnvironment()).toMatchObject({
      state: 'ENABLED',
      status: 'INVALID',
      statusReason: 'CLIENT_ERROR - Clusters can not be blank.',
    });
    const jobId = await submit();
    clock.advance('1h');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    expect(aws.state.ecs.containerInstances).toEqual({});
  });

  it('an environment that is deleted takes the jobs along that still run there', async () => {
    const jobId = await started({}, WARM);
    aws.batch.seed({ computeEnvironments: ['other'] });
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'other' }];
    const [instance] = await instancesOf();
    await batch.send(new UpdateJobQueueCommand({ jobQueue: 'nightly', computeEnvironmentOrder }));
    clock.advance('5s');
    await deleteEnvironment();

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: `Host EC2 (instance ${instance?.ec2InstanceId}) terminated.`,
    });
  });

  it('other clusters are no concern of AWS Batch', async () => {
    begin({ environment: WARM });
    aws.ecs.seed({
      taskDefinitions: ['web'],
      containerInstances: [{ instanceType: 'm5.large' }],
      tasks: [{ taskDefinition: 'web' }],
    });
    const [taskArn = ''] = Object.keys(aws.state.ecs.tasks);
    await ecs.send(new StopTaskCommand({ task: taskArn }));
    clock.runUntilIdle();

    expect(aws.state.ecs.tasks[taskArn]?.lastStatus).toBe('STOPPED');
    expect(await describeEnvironment()).toMatchObject({ status: 'VALID' });
    expect(world.detailsOf('Batch Job State Change')).toEqual([]);
  });
});
