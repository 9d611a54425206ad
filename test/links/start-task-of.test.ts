import { ExecuteCommandCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { JobDefinitionSeed } from '../../src/index.js';
import { createLinkedWorld, ECS, ON_FARGATE, WARM, type WorldSetup } from './linked-world.js';

describe('the task that a job begins with', () => {
  const world = createLinkedWorld();
  const { aws, ecs, begin, submit, describeJob, taskOf } = world;
  const { clock } = aws;
  const NEED = [{ type: 'VCPU', value: '1' } as const, { type: 'MEMORY', value: '512' } as const];
  const fargate = (definition: Partial<JobDefinitionSeed>): WorldSetup => ({
    ...ON_FARGATE,
    jobDefinitions: [{ jobDefinitionName: 'report', platformCapabilities: ['FARGATE'], ...definition }],
  });
  const started = async (setup: WorldSetup = {}, input: Parameters<typeof submit>[0] = {}) => {
    begin({ environment: WARM, ...setup });
    const jobId = await submit(input);
    clock.advance('40s');
    return jobId;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is in the cluster of its environment', async () => {
    const { taskArn, clusterArn, group, ...task } = await taskOf(await started());

    expect(clusterArn).toBe(await world.clusterOf());
    expect(taskArn).toMatch(new RegExp(`^${ECS}:task/AWSBatch-fleet-[\\da-f-]{36}/[\\da-f]{32}$`));
    expect(group).toMatch(/^family:report-[\da-f-]{36}$/);
    expect(task.enableExecuteCommand).toBe(false);
  });

  it('is PROVISIONING on Fargate, with an address that both services know', async () => {
    begin(ON_FARGATE);
    const jobId = await submit();
    clock.advance('6s');

    const [network, ...others] = (await describeJob(jobId)).container?.networkInterfaces ?? [];
    expect(others).toEqual([]);
    expect(network).toEqual({
      attachmentId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      privateIpv4Address: expect.stringMatching(/^10\.0\.\d+\.\d+$/) as string,
    });
    const { attachments = [], ...task } = await taskOf(jobId);
    expect(task).toMatchObject({
      lastStatus: 'PROVISIONING',
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      ...{ cpu: '1024', memory: '2048' },
      containers: [{ networkInterfaces: [network] }],
    });
    expect([task.containerInstanceArn, task.capacityProviderName]).toEqual([undefined, undefined]);
    expect(attachments).toMatchObject([
      { id: network?.attachmentId, type: 'ElasticNetworkInterface', status: 'ATTACHED' },
    ]);
    expect(attachments[0]?.details).toContainEqual({ name: 'subnetId', value: 'subnet-1' });
    expect(attachments[0]?.details).toContainEqual({ name: 'privateIPv4Address', value: network?.privateIpv4Address });
  });

  it('keeps its address on Fargate to the end, when the interface is gone', async () => {
    const jobId = await started(ON_FARGATE);
    const before = (await describeJob(jobId)).container?.networkInterfaces;
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'RUNNING', containers: [{ networkInterfaces: before }] });
    clock.runUntilIdle();

    const { container, attempts = [] } = await describeJob(jobId);
    expect([container?.networkInterfaces, attempts[0]?.container?.networkInterfaces]).toEqual([before, before]);
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', attachments: [{ status: 'DELETED' }] });
  });

  it('is of the capacity provider FARGATE_SPOT in such an environment', async () => {
    const environment = { computeResources: { type: 'FARGATE_SPOT' as const } };

    expect(await taskOf(await started({ ...ON_FARGATE, environment }))).toMatchObject({
      launchType: 'FARGATE',
      capacityProviderName: 'FARGATE_SPOT',
    });
  });

  it.each<[string, Partial<JobDefinitionSeed>]>([
    ['the container', { containerProperties: { fargatePlatformConfiguration: { platformVersion: '1.3.0' } } }],
    [
      'the task properties',
      {
        ecsProperties: {
          taskProperties: [
            {
              platformVersion: '1.3.0',
              executionRoleArn: 'arn:aws:iam::123456789012:role/pull',
              containers: [
                {
                  ...{ name: 'app', image: 'app' },
                  resourceRequirements: [
                    { type: 'VCPU', value: '1' },
                    { type: 'MEMORY', value: '2048' },
                  ],
                },
              ],
            },
          ],
        },
      },
    ],
  ])('has the platform version that %s wants', async (_, definition) => {
    expect((await taskOf(await started(fargate(definition)))).platformVersion).toBe('1.3.0');
  });

  it('takes commands where its definition allows it', async () => {
    const jobId = await started({
      jobDefinitions: [{ jobDefinitionName: 'report', containerProperties: { enableExecuteCommand: true } }],
    });
    const { taskArn: task, clusterArn: cluster, containers } = await taskOf(jobId);

    expect(containers?.[0]?.managedAgents).toMatchObject([{ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING' }]);
    const command = new ExecuteCommandCommand({ task, cluster, command: 'sh', interactive: true });
    expect(await ecs.send(command)).toMatchObject({ containerName: 'default', taskArn: task });
  });

  it('has the tags of the definition, and those of the job before them, if they are to be propagated', async () => {
    const jobDefinitions = [{ jobDefinitionName: 'report', tags: { team: 'data', stage: 'prod' } }];
    const setup = { jobDefinitions };
    const jobId = await started(setup, { propagateTags: true, tags: { stage: 'test', month: 'July' } });
    const parentId = await submit({ propagateTags: true, tags: { month: 'June' }, arrayProperties: { size: 2 } });
    const plainId = await submit({ tags: { month: 'May' } });
    clock.advance('20s');

    const expected = [
      { key: 'team', value: 'data' },
      { key: 'stage', value: 'test' },
      { key: 'month', value: 'July' },
    ];
    expect((await taskOf(jobId)).tags).toEqual(expected);
    expect((await taskOf(`${parentId}:1`)).tags).toEqual([
      { key: 'team', value: 'data' },
      { key: 'stage', value: 'prod' },
      { key: 'month', value: 'June' },
    ]);
    expect((await taskOf(plainId)).tags).toEqual([]);
  });

  it('is one for each child of an array', async () => {
    const parentId = await started({}, { arrayProperties: { size: 3 } });

    const tasks = await Promise.all([0, 1, 2].map((index) => taskOf(`${parentId}:${index}`)));
    expect(new Set(tasks.map(({ taskArn }) => taskArn)).size).toBe(3);
    expect(tasks.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
    expect((await describeJob(parentId)).container?.taskArn).toBeUndefined();
  });

  it('has several containers where the job has, of which each ends by itself', async () => {
    const container = (name: string, essential: boolean) => ({
      ...{ name, image: `${name}:1`, essential, resourceRequirements: NEED },
    });
    const containers = [container('app', true), container('log', false)];
    aws.batch.onJob({}, { containers: { app: { exitCode: 3 }, log: { exitCode: 143 } } });
    const jobId = await started({
      jobDefinitions: [{ jobDefinitionName: 'report', ecsProperties: { taskProperties: [{ containers }] } }],
    });
    expect(await taskOf(jobId)).toMatchObject({
      ...{ lastStatus: 'RUNNING', cpu: '2048', memory: '1024' },
      containers: [
        { name: 'app', image: 'app:1', lastStatus: 'RUNNING' },
        { name: 'log', image: 'log:1', lastStatus: 'RUNNING' },
      ],
    });
    clock.runUntilIdle();

    const { ecsProperties, attempts } = await describeJob(jobId);
    const ended = [
      { name: 'app', exitCode: 3 },
      { name: 'log', exitCode: 143 },
    ];
    expect(ecsProperties?.taskProperties?.[0]?.containers).toMatchObject(ended);
    expect(attempts).toMatchObject([{ taskProperties: [{ containers: ended }] }]);
    expect(await taskOf(jobId)).toMatchObject({ lastStatus: 'STOPPED', containers: ended });
  });
});
