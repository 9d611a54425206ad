import { DeleteClusterCommand, StopTaskCommand, UpdateContainerInstancesStateCommand } from '@aws-sdk/client-ecs';
import { UpdateComputeEnvironmentCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, ON_FARGATE, WARM } from './linked-world.js';

describe('what others do to instances, clusters and tasks of AWS Batch', () => {
  const world = createLinkedWorld();
  const { aws, batch, ecs, begin, submit, describeJob, statusOf, describeEnvironment, taskOf, clusterOf, instancesOf } =
    world;
  const { clock } = aws;
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['by an incident', (jobId: string) => aws.batch.simulate.spotInterruption(jobId)],
    ['by its outcome', () => clock.runUntilIdle()],
  ])('a job on an instance that drains is lost with it %s', async (_, lose) => {
    aws.batch.onJob({}, { hostTerminated: true });
    begin({ environment: WARM });
    const jobId = await submit();
    clock.advance('16s');
    const containerInstances = [(await instancesOf())[0]?.containerInstanceArn ?? ''];
    const cluster = await clusterOf();
    await ecs.send(new UpdateContainerInstancesStateCommand({ cluster, containerInstances, status: 'DRAINING' }));
    lose(jobId);

    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it('an environment without its cluster stays INVALID when it is updated', async () => {
    begin(ON_FARGATE);
    await ecs.send(new DeleteClusterCommand({ cluster: await clusterOf() }));
    const update = { computeEnvironment: 'fleet', computeResources: { maxvCpus: 8 } };
    await batch.send(new UpdateComputeEnvironmentCommand(update));
    const jobId = await submit();
    clock.advance('1h');

    expect(await describeEnvironment()).toMatchObject({
      status: 'INVALID',
      statusReason: 'CLIENT_ERROR - Clusters can not be blank.',
    });
    expect(await statusOf(jobId)).toBe('RUNNABLE');
  });

  it('no job starts in an environment without its cluster, not even while it is UPDATING', async () => {
    begin(ON_FARGATE);
    const jobId = await submit();
    await ecs.send(new DeleteClusterCommand({ cluster: await clusterOf() }));
    clock.advance('2s');
    const update = { computeEnvironment: 'fleet', computeResources: { maxvCpus: 8 } };
    await batch.send(new UpdateComputeEnvironmentCommand(update));
    clock.advance('4s');

    expect(await describeEnvironment()).toMatchObject({ status: 'UPDATING' });
    expect(await statusOf(jobId)).toBe('RUNNABLE');
  });

  it('a job on Fargate whose container has been stopped does not end by itself as well', async () => {
    aws.batch.onJob({}, { onStop: { exitCode: 143 } });
    begin(ON_FARGATE);
    const jobId = await submit();
    clock.advance('91s');
    const { taskArn, clusterArn } = await taskOf(jobId);
    await ecs.send(new StopTaskCommand({ cluster: clusterArn, task: taskArn, reason: 'a mistake' }));
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'a mistake',
      container: { exitCode: 143 },
    });
  });

  it('a job that is stopped while it is STARTING on Fargate never runs', async () => {
    begin(ON_FARGATE);
    const jobId = await submit();
    clock.advance('30s');
    const { taskArn, clusterArn } = await taskOf(jobId);
    await ecs.send(new StopTaskCommand({ cluster: clusterArn, task: taskArn, reason: 'a mistake' }));
    clock.runUntilIdle();

    const { attempts = [] } = await describeJob(jobId);
    expect(attempts[0]).not.toHaveProperty('startedAt');
  });

  it('an instance of AWS Batch keeps 32 MiB for the agent', async () => {
    begin({ environment: WARM });
    const memory = (await instancesOf())[0]?.registeredResources?.find(({ name }) => name === 'MEMORY')?.integerValue;
    expect(memory).toBe(15_532);
  });
});
