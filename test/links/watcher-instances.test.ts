import {
  DeregisterContainerInstanceCommand,
  RegisterContainerInstanceCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateContainerInstancesStateCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ComputeEnvironmentSeed } from '../../src/index.js';
import { createLinkedWorld, ON_FARGATE, WARM } from './linked-world.js';

describe('what happens in ECS to the instances of AWS Batch', () => {
  const world = createLinkedWorld();
  const { aws, ecs, begin, submit, describeJob, statusOf, statusesOf, taskOf, clusterOf, instancesOf } = world;
  const { clock } = aws;
  const UNMANAGED: Partial<ComputeEnvironmentSeed> = { type: 'UNMANAGED' };
  const runTwice = { retryStrategy: { attempts: 2 } };
  const started = async (input: Parameters<typeof submit>[0] = {}, environment = WARM) => {
    begin({ environment });
    const jobId = await submit(input);
    clock.advance('16s');
    return jobId;
  };
  const drain = async (containerInstance: string | undefined, status: 'ACTIVE' | 'DRAINING') => {
    const cluster = await clusterOf();
    const containerInstances = [containerInstance ?? ''];
    await ecs.send(new UpdateContainerInstancesStateCommand({ cluster, containerInstances, status }));
  };
  const registerInstance = async (vcpus: number) => {
    const integer = (name: string, integerValue: number) => ({ name, type: 'INTEGER', integerValue });
    const totalResources = [integer('CPU', vcpus * 1_024), integer('MEMORY', 8_000)];
    const cluster = await clusterOf();
    const request = { cluster, totalResources, instanceIdentityDocument: '{"instanceId":"i-0123456789abcdef0"}' };
    return (await ecs.send(new RegisterContainerInstanceCommand(request))).containerInstance;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('a terminated instance takes all of its jobs along, which run again on a new one', async () => {
    begin({ environment: WARM });
    const jobIds = [await submit(runTwice), await submit(runTwice), await submit()];
    clock.advance('20s');
    expect(await statusesOf(jobIds)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    const [lost] = await instancesOf();
    aws.ecs.simulate.instanceTermination(lost?.containerInstanceArn ?? '');

    expect(await statusesOf(jobIds)).toEqual(['RUNNABLE', 'RUNNABLE', 'FAILED']);
    const statusReason = `Host EC2 (instance ${lost?.ec2InstanceId}) terminated.`;
    expect(await describeJob(jobIds[2] ?? '')).toMatchObject({ statusReason });
    clock.runUntilIdle();
    const [first] = await Promise.all(jobIds.map(describeJob));
    expect(first).toMatchObject({
      status: 'SUCCEEDED',
      attempts: [{ statusReason }, { statusReason: 'Essential container in task exited' }],
    });
    expect(first?.attempts?.[0]?.container).not.toHaveProperty('exitCode');
    const [fresh, ...others] = await instancesOf();
    expect(others).toEqual([]);
    expect(first?.container?.containerInstanceArn).toBe(fresh?.containerInstanceArn);
    expect(fresh?.containerInstanceArn).not.toBe(lost?.containerInstanceArn);
  });

  it('an instance that Spot takes back drains, and is gone two minutes later', async () => {
    aws.batch.onJob({}, { after: '10m' });
    const jobId = await started(runTwice);
    const [lost] = await instancesOf();
    aws.ecs.simulate.spotInterruption(lost?.ec2InstanceId ?? '');
    const next = await submit();
    clock.advance('119999ms');
    expect([await statusOf(jobId), await statusOf(next)]).toEqual(['RUNNING', 'RUNNABLE']);
    clock.advance('1ms');

    expect(await statusOf(jobId)).toBe('RUNNABLE');
    expect((await describeJob(jobId)).attempts).toMatchObject([
      { statusReason: `Host EC2 (instance ${lost?.ec2InstanceId}) terminated.` },
    ]);
    clock.runUntilIdle();
    expect([await statusOf(jobId), await statusOf(next)]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('a job ends before its instance is taken back', async () => {
    const jobId = await started();
    const [lost] = await instancesOf();
    aws.ecs.simulate.spotInterruption(lost?.ec2InstanceId ?? '');
    clock.advance('60s');

    expect(await describeJob(jobId)).toMatchObject({ status: 'SUCCEEDED', attempts: [{ container: { exitCode: 0 } }] });
  });

  it('Fargate Spot takes a job back two minutes after its warning', async () => {
    const environment = { computeResources: { type: 'FARGATE_SPOT' as const } };
    aws.batch.onJob({ attempt: 1 }, { after: '10m' });
    begin({ ...ON_FARGATE, environment });
    const jobId = await submit(runTwice);
    clock.advance('40s');
    const { taskArn = '' } = await taskOf(jobId);
    aws.ecs.simulate.spotInterruption(taskArn);
    clock.advance('119999ms');
    expect(await statusOf(jobId)).toBe('RUNNING');
    clock.runUntilIdle();

    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(attempts).toMatchObject([
      { statusReason: 'Your Spot Task was interrupted.' },
      { container: { exitCode: 0 } },
    ]);
    expect(await world.describeTask(taskArn)).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'SpotInterruption' });
  });

  it('an instance that drains takes no new jobs until it is ACTIVE', async () => {
    const running = await started(
      {},
      { computeResources: { minvCpus: 4, maxvCpus: 4, instanceTypes: ['m6i.xlarge'] } },
    );
    const [instance] = await instancesOf();
    aws.batch.simulate.capacityShortage('fleet');
    await drain(instance?.containerInstanceArn, 'DRAINING');
    const next = await submit();
    clock.advance('120s');
    expect([await statusOf(running), await statusOf(next)]).toEqual(['SUCCEEDED', 'RUNNABLE']);
    await drain(instance?.containerInstanceArn, 'ACTIVE');
    clock.advance('5s');

    expect(await statusOf(next)).toBe('STARTING');
    expect((await describeJob(next)).container?.containerInstanceArn).toBe(instance?.containerInstanceArn);
  });

  it('an instance whose agent is not heard takes no new jobs', async () => {
    begin({ environment: WARM });
    aws.batch.simulate.capacityShortage('fleet');
    const [instance] = await instancesOf();
    aws.ecs.simulate.agentDisconnect(instance?.containerInstanceArn ?? '');
    const jobId = await submit();
    clock.advance('60s');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    aws.ecs.simulate.agentReconnect(instance?.containerInstanceArn ?? '');
    clock.advance('5s');

    expect(await statusOf(jobId)).toBe('STARTING');
  });

  it('DeregisterContainerInstance by force ends what runs on the instance', async () => {
    const jobId = await started(runTwice);
    const [instance] = await instancesOf();
    const { containerInstanceArn: containerInstance } = instance ?? {};
    const cluster = await clusterOf();
    await ecs.send(new DeregisterContainerInstanceCommand({ cluster, containerInstance, force: true }));

    const { status, attempts = [] } = await describeJob(jobId);
    expect(status).toBe('RUNNABLE');
    expect(attempts).toMatchObject([{ statusReason: 'Container instance deregistration forced by user' }]);
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect((await describeJob(jobId)).container?.containerInstanceArn).not.toBe(containerInstance);
  });

  it('jobs of an UNMANAGED environment wait for an instance', async () => {
    begin({ environment: UNMANAGED });
    const jobIds = [await submit(), await submit(), await submit()];
    clock.advance('1h');
    expect(await statusesOf(jobIds)).toEqual(['RUNNABLE', 'RUNNABLE', 'RUNNABLE']);
    const instance = await registerInstance(2);
    clock.advance('5s');
    expect(await statusesOf(jobIds)).toEqual(['STARTING', 'STARTING', 'RUNNABLE']);

    expect((await describeJob(jobIds[0] ?? '')).container?.containerInstanceArn).toBe(instance?.containerInstanceArn);
    clock.runUntilIdle();
    expect(await statusesOf(jobIds)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    clock.advance('1h');
    expect(await instancesOf()).toHaveLength(1);
  });

  it('jobs of an UNMANAGED environment run on instances that were there before', async () => {
    begin({ environment: UNMANAGED });
    aws.ecs.seed({ containerInstances: [{ cluster: await clusterOf(), instanceType: 'm5.large' }] });
    const jobIds = [await submit(), await submit(), await submit()];
    clock.advance('16s');

    expect(await statusesOf(jobIds)).toEqual(['RUNNING', 'RUNNING', 'RUNNABLE']);
  });

  it('tasks of the user take room away, and give it back', async () => {
    begin({ environment: UNMANAGED });
    const cluster = await clusterOf();
    aws.ecs.seed({
      containerInstances: [{ cluster, instanceType: 'm5.large' }],
      taskDefinitions: [
        {
          family: 'own',
          requiresCompatibilities: ['EC2'],
          containerDefinitions: [{ name: 'own', image: 'own', cpu: 1_536, memory: 1_024 }],
        },
      ],
    });
    const { tasks } = await ecs.send(new RunTaskCommand({ cluster, taskDefinition: 'own', launchType: 'EC2' }));
    const jobId = await submit();
    clock.advance('1h');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    await ecs.send(new StopTaskCommand({ cluster, task: tasks?.[0]?.taskArn }));
    clock.advance('5s');

    expect(await statusOf(jobId)).toBe('STARTING');
  });
});
