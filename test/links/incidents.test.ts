import { TerminateJobCommand } from '@aws-sdk/client-batch';
import { UpdateContainerInstancesStateCommand, type ContainerInstance } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, ON_FARGATE, WARM } from './linked-world.js';

const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

describe('an incident in a world of both services', () => {
  const { aws, batch, ecs, begin, submit, describeJob, taskOf, clusterOf, instancesOf } = createLinkedWorld();
  const { clock } = aws;
  const terminate = async (jobId: string) => batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
  const running = async () => {
    const [jobId = ''] = begin({ environment: WARM, jobs: [{ status: 'RUNNING' }] });
    const { taskArn = '' } = await taskOf(jobId);
    return { jobId, taskArn };
  };
  const outcomeOf = async (jobId: string) => {
    const { status, statusReason, container: { exitCode, reason } = {} } = await describeJob(jobId);
    const { lastStatus, stopCode, stoppedReason, containers: [container] = [] } = await taskOf(jobId);
    return {
      job: [status, statusReason, exitCode, reason],
      task: [lastStatus, stopCode, stoppedReason, container?.exitCode, container?.reason],
    };
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['the job', (jobId: string) => aws.batch.simulate.outOfMemory(jobId)],
    ['the task of the job', (_: string, taskArn: string) => aws.ecs.simulate.outOfMemory(taskArn)],
  ])('kills the container of a job, whether it befalls %s', async (_, befall) => {
    const { jobId, taskArn } = await running();
    befall(jobId, taskArn);
    const exit = 'Essential container in task exited';
    expect(await outcomeOf(jobId)).toEqual({
      job: ['FAILED', exit, 137, OUT_OF_MEMORY],
      task: ['STOPPED', 'EssentialContainerExited', exit, 137, OUT_OF_MEMORY],
    });
  });

  it.each([
    ['AWS Batch', (instance: string) => aws.batch.simulate.instanceTermination(instance)],
    ['ECS', (instance: string) => aws.ecs.simulate.instanceTermination(instance)],
  ])('terminates the instance of a job, whether %s is told', async (_, take) => {
    const { jobId } = await running();
    const [{ ec2InstanceId = '' } = {}] = await instancesOf();
    take(ec2InstanceId);
    const reason = `Host EC2 (instance ${ec2InstanceId}) terminated.`;
    expect(await outcomeOf(jobId)).toEqual({
      job: ['FAILED', reason, undefined, undefined],
      task: ['STOPPED', 'TerminationNotice', reason, undefined, undefined],
    });
  });

  const drain = async ({ containerInstanceArn = '' }: ContainerInstance) => {
    const [cluster, containerInstances] = [await clusterOf(), [containerInstanceArn]];
    await ecs.send(new UpdateContainerInstancesStateCommand({ cluster, containerInstances, status: 'DRAINING' }));
  };
  const disconnect = async ({ containerInstanceArn = '' }: ContainerInstance) =>
    aws.ecs.simulate.agentDisconnect(containerInstanceArn);

  it.each([
    ['drains, by its ARN', drain, 'containerInstanceArn'],
    ['drains, by its id', drain, 'ec2InstanceId'],
    ['is not heard, by its ARN', disconnect, 'containerInstanceArn'],
    ['is not heard, by its id', disconnect, 'ec2InstanceId'],
  ] as const)('terminates an instance that %s', async (_, change, name) => {
    const { jobId } = await running();
    const [instance = {}] = await instancesOf();
    await change(instance);
    aws.batch.simulate.instanceTermination(instance[name] ?? '');

    expect((await outcomeOf(jobId)).job[1]).toBe(`Host EC2 (instance ${instance.ec2InstanceId}) terminated.`);
  });

  it('keeps jobs on Fargate waiting while ECS has no capacity', async () => {
    begin(ON_FARGATE);
    aws.ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE' });
    const jobId = await submit();
    clock.advance('1h');
    expect((await describeJob(jobId)).status).toBe('RUNNABLE');
    aws.ecs.simulate.capacityReturn({ capacityProvider: 'FARGATE' });
    clock.runUntilIdle();
    expect((await describeJob(jobId)).status).toBe('SUCCEEDED');
  });

  it('launches the instances of jobs in zones with capacity', async () => {
    begin();
    aws.ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1a' });
    aws.ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1b' });
    const first = await submit();
    clock.runUntilIdle();
    expect((await describeJob(first)).status).toBe('SUCCEEDED');
    const [instance] = Object.values(aws.state.ecs.containerInstances);
    expect(instance?.attributes).toContainEqual({ name: 'ecs.availability-zone', value: 'us-east-1c' });
  });

  it('launches no instance for jobs while no zone has capacity', async () => {
    begin();
    const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
    for (const availabilityZone of zones) aws.ecs.simulate.capacityShortage({ availabilityZone });
    const jobId = await submit();
    clock.advance('1h');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'RUNNABLE',
      statusReason: expect.stringMatching(/^CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - /) as string,
    });
    aws.ecs.simulate.capacityReturn({ availabilityZone: 'us-east-1c' });
    clock.runUntilIdle();
    expect((await describeJob(jobId)).status).toBe('SUCCEEDED');
  });

  const beginWithSidecar = async () => {
    const containers = [
      { name: 'main', image: 'main' },
      { name: 'sidecar', image: 'sidecar', essential: false },
    ].map((container) => ({
      ...container,
      resourceRequirements: [
        { type: 'VCPU' as const, value: '1' },
        { type: 'MEMORY' as const, value: '512' },
      ],
    }));
    const [jobId = ''] = begin({
      environment: WARM,
      jobDefinitions: [{ jobDefinitionName: 'report', ecsProperties: { taskProperties: [{ containers }] } }],
      jobs: [{ status: 'RUNNING' }],
    });
    const { taskArn = '' } = await taskOf(jobId);
    aws.ecs.simulate.containerExit(taskArn, { container: 'sidecar', exitCode: 9, reason: 'panic' });
    return jobId;
  };

  it.each([
    ['runs on', async () => {}, 'SUCCEEDED', 0],
    ['is terminated', terminate, 'FAILED', 137],
    [
      'ends by an incident',
      async (jobId: string) => aws.batch.simulate.containerExit(jobId, { exitCode: 4 }),
      'FAILED',
      4,
    ],
  ])('ends a container that is not essential, of a job that %s', async (_, end, status, exitCode) => {
    const jobId = await beginWithSidecar();
    expect((await describeJob(jobId)).status).toBe('RUNNING');
    await end(jobId);
    clock.runUntilIdle();

    const job = await describeJob(jobId);
    const ends = [{ exitCode }, { exitCode: 9, reason: 'panic' }];
    expect(job.status).toBe(status);
    expect(job.attempts?.[0]?.taskProperties?.[0]?.containers).toMatchObject(ends);
    expect((await taskOf(jobId)).containers).toMatchObject(ends);
  });

  it('fails the start of a job whose image cannot be pulled', async () => {
    begin({ environment: WARM });
    const jobId = await submit();
    while ((await describeJob(jobId)).status !== 'STARTING') clock.next();
    aws.ecs.simulate.imagePullError((await taskOf(jobId)).taskArn ?? '', 'not found');
    expect(await outcomeOf(jobId)).toEqual({
      job: ['FAILED', 'Task failed to start', undefined, 'CannotPullContainerError: not found'],
      task: ['STOPPED', 'TaskFailedToStart', 'Task failed to start', undefined, 'CannotPullContainerError: not found'],
    });
  });

  it('fails the start of a job on Fargate whose image cannot be pulled', async () => {
    begin(ON_FARGATE);
    const jobId = await submit();
    while ((await describeJob(jobId)).status !== 'STARTING') clock.next();
    aws.ecs.simulate.imagePullError((await taskOf(jobId)).taskArn ?? '', 'not found');
    clock.runUntilIdle();
    expect((await outcomeOf(jobId)).job.slice(0, 2)).toEqual(['FAILED', 'CannotPullContainerError: not found']);
  });
});
