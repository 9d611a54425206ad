import { TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, type WorldSetup } from './linked-world.js';

describe('the task of a node', () => {
  const world = createLinkedWorld();
  const { aws, batch, begin, describeJob, describeTask, instancesOf } = world;
  const { clock } = aws;
  const NEED = [{ type: 'VCPU', value: '1' } as const, { type: 'MEMORY', value: '512' } as const];
  const container = { image: 'mpi', resourceRequirements: NEED };
  const nodeProperties = { numNodes: 3, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] };
  const NODES: WorldSetup = {
    environment: { computeResources: { instanceTypes: ['m6i.xlarge'] } },
    jobDefinitions: [{ jobDefinitionName: 'report', nodeProperties }],
  };
  const running = () => begin({ ...NODES, jobs: [{ status: 'RUNNING' }] })[0] ?? '';
  const nodesOf = async (jobId: string) =>
    Promise.all([0, 1, 2].map(async (index) => describeJob(`${jobId}#${index}`)));
  const tasksOf = async (jobId: string) =>
    Promise.all((await nodesOf(jobId)).map(({ container: { taskArn } = {} }) => describeTask(taskArn)));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is on an instance of its own, with an address that both services know', async () => {
    const jobId = running();
    clock.advance('10s');

    const nodes = await nodesOf(jobId);
    expect(nodes.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    const tasks = await tasksOf(jobId);
    const instances = (await instancesOf()).map(({ containerInstanceArn }) => containerInstanceArn);
    expect(new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn))).toEqual(new Set(instances));
    expect(instances).toHaveLength(3);
    expect(tasks.map(({ containers }) => containers?.[0]?.networkInterfaces)).toEqual(
      nodes.map(({ container: { networkInterfaces } = {} }) => networkInterfaces),
    );
    const [main, side] = tasks;
    const mainNodeAddress = main?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address;
    expect(side?.overrides?.containerOverrides?.[0]?.environment).toContainEqual({
      name: 'AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS',
      value: mainNodeAddress,
    });
    expect(new Set(tasks.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id))).size).toBe(3);
  });

  it('begins with the main node', async () => {
    const jobId = running();
    const [main, ...others] = await nodesOf(jobId);

    expect(main?.status).toBe('RUNNING');
    expect(others.map(({ status }) => status)).toEqual(['STARTING', 'STARTING']);
    expect((await tasksOf(jobId)).map(({ lastStatus }) => lastStatus)).toEqual([
      'RUNNING',
      'PROVISIONING',
      'PROVISIONING',
    ]);
  });

  it('is stopped by AWS Batch when the main node has exited', async () => {
    aws.batch.onJob({ nodeIndex: 0 }, { exitCode: 0, after: '30s' });
    aws.batch.onJob({ nodeIndex: 1 }, { after: '1h' });
    aws.batch.onJob({ nodeIndex: 2 }, { after: '1h' });
    const jobId = running();
    clock.advance('30s');

    expect((await describeJob(jobId)).status).toBe('SUCCEEDED');
    const [main, ...others] = await tasksOf(jobId);
    expect(main).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' });
    const stopped = { lastStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: 'Main node exited' };
    expect(others).toMatchObject([stopped, stopped]);
  });

  it('is stopped with the job', async () => {
    const jobId = running();
    clock.advance('20s');
    await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    clock.runUntilIdle();

    expect((await describeJob(jobId)).status).toBe('FAILED');
    expect((await tasksOf(jobId)).map(({ lastStatus }) => lastStatus)).toEqual(['STOPPED', 'STOPPED', 'STOPPED']);
  });

  it('gives its instance back for the other jobs', async () => {
    running();
    clock.runUntilIdle();

    const instances = await instancesOf();
    expect(instances.map(({ remainingResources }) => [remainingResources])).toEqual(
      instances.map(({ registeredResources }) => [registeredResources]),
    );
  });
});
