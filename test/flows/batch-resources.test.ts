// What people do with environments, queues and definitions, one story a test.
import {
  BatchClient,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DeleteComputeEnvironmentCommand,
  DeleteJobQueueCommand,
  DeregisterJobDefinitionCommand,
  DescribeComputeEnvironmentsCommand,
  DescribeJobDefinitionsCommand,
  DescribeJobQueuesCommand,
  DescribeJobsCommand,
  RegisterJobDefinitionCommand,
  SubmitJobCommand,
  TagResourceCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
  type ComputeResource,
} from '@aws-sdk/client-batch';
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../batch/rejection-of.js';

const FARGATE: ComputeResource = {
  type: 'FARGATE',
  maxvCpus: 4,
  subnets: ['subnet-1'],
  securityGroupIds: ['sg-1'],
};
const CONTAINER = {
  image: 'busybox',
  resourceRequirements: [
    { type: 'VCPU' as const, value: '1' },
    { type: 'MEMORY' as const, value: '512' },
  ],
};

describe('the resources of AWS Batch', () => {
  const aws = mockAws();
  const { batch, clock } = aws;
  const client = new BatchClient({});
  const ecsClient = new ECSClient({});
  const createEnvironment = (computeEnvironmentName: string, more = {}) =>
    client.send(
      new CreateComputeEnvironmentCommand({
        computeEnvironmentName,
        type: 'MANAGED',
        computeResources: FARGATE,
        ...more,
      }),
    );
  const createQueue = (jobQueueName: string, computeEnvironment: string) =>
    client.send(
      new CreateJobQueueCommand({
        jobQueueName,
        priority: 1,
        computeEnvironmentOrder: [{ order: 1, computeEnvironment }],
      }),
    );
  const environment = async () =>
    (await client.send(new DescribeComputeEnvironmentsCommand({}))).computeEnvironments?.[0];
  const queue = async () => (await client.send(new DescribeJobQueuesCommand({}))).jobQueues?.[0];
  const register = () =>
    client.send(
      new RegisterJobDefinitionCommand({
        jobDefinitionName: 'sleep',
        type: 'container',
        containerProperties: CONTAINER,
      }),
    );

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('have names of their own, and environments begin ENABLED', async () => {
    expect((await rejectionOf(createEnvironment('dev', { state: 'DISABLED' }))).text).toBe(
      'Compute Environment must be created in ENABLED state.',
    );
    expect((await rejectionOf(createEnvironment('dev.east'))).name).toBe('ClientException');
    await createEnvironment('dev');
    expect((await rejectionOf(createEnvironment('dev'))).text).toContain('already exists');
    expect((await rejectionOf(createQueue('dev.queue', 'dev'))).text).toBe(
      'Job Queue name should match a valid pattern.',
    );
  });

  it('come to life: an environment with its cluster, then a queue on it', async () => {
    await createEnvironment('dev');
    expect(await environment()).toMatchObject({ status: 'CREATING' });
    expect((await rejectionOf(createQueue('jobs', 'dev'))).text).toBe(
      'Compute Environments must be created and valid before attaching them to a job queue',
    );

    clock.advance('15s');
    const { status, statusReason, ecsClusterArn = '' } = (await environment()) ?? {};
    expect([status, statusReason]).toEqual(['VALID', 'ComputeEnvironment Healthy']);
    const { clusters } = await ecsClient.send(new DescribeClustersCommand({ clusters: [ecsClusterArn] }));
    expect(clusters).toMatchObject([{ clusterArn: ecsClusterArn, status: 'ACTIVE' }]);

    await createQueue('jobs', 'dev');
    expect(await queue()).toMatchObject({ status: 'CREATING' });
    clock.advance('5s');
    expect(await queue()).toMatchObject({ status: 'VALID', statusReason: 'JobQueue Healthy' });
  });

  it('go in the order that AWS wants', async () => {
    batch.seed({ computeEnvironments: ['dev'], jobQueues: ['jobs'] });
    const { ecsClusterArn = '' } = (await environment()) ?? {};
    const remove = () => client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: 'dev' }));
    expect((await rejectionOf(remove())).name).toBe('ClientException');

    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'dev', state: 'DISABLED' }));
    expect((await rejectionOf(remove())).text).toBe('Cannot delete, resource is being modified.');
    clock.advance('5s');
    expect((await rejectionOf(remove())).text).toBe('Cannot delete, found existing JobQueue relationship');

    await client.send(new UpdateJobQueueCommand({ jobQueue: 'jobs', state: 'DISABLED' }));
    clock.advance('5s');
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'jobs' }));
    clock.advance('15s');
    expect(await queue()).toBeUndefined();

    await remove();
    expect(await environment()).toMatchObject({ status: 'DELETING' });
    clock.advance('30s');
    expect(await environment()).toBeUndefined();
    const { clusters } = await ecsClient.send(new DescribeClustersCommand({ clusters: [ecsClusterArn] }));
    expect(clusters).toMatchObject([{ status: 'INACTIVE' }]);
  });

  it('have definitions whose latest ACTIVE revision a bare name stands for', async () => {
    batch.seed({ computeEnvironments: ['dev'], jobQueues: ['jobs'] });
    expect([(await register()).revision, (await register()).revision]).toEqual([1, 2]);
    const submit = () =>
      client.send(new SubmitJobCommand({ jobName: 'nap', jobQueue: 'jobs', jobDefinition: 'sleep' }));

    await client.send(new DeregisterJobDefinitionCommand({ jobDefinition: 'sleep:2' }));
    const { jobId = '' } = await submit();
    const { jobs } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));
    expect(jobs?.[0]?.jobDefinition).toMatch(/job-definition\/sleep:1$/);

    await client.send(new DeregisterJobDefinitionCommand({ jobDefinition: 'sleep:1' }));
    expect((await rejectionOf(submit())).text).toBe(
      'JobDefinition name sleep does not exist or is not in ACTIVE status',
    );
  });

  it('have definitions that show the lists that nobody gave', async () => {
    await register();
    const { jobDefinitions } = await client.send(new DescribeJobDefinitionsCommand({ jobDefinitionName: 'sleep' }));
    expect(jobDefinitions?.[0]?.containerProperties).toEqual({
      ...CONTAINER,
      command: [],
      environment: [],
      mountPoints: [],
      secrets: [],
      ulimits: [],
      volumes: [],
    });
  });

  it('have at most 50 tags', async () => {
    const { jobQueueArns } = batch.seed({ computeEnvironments: ['dev'], jobQueues: ['jobs'] });
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag-${index}`, 'x']));
    const tagging = client.send(new TagResourceCommand({ resourceArn: jobQueueArns[0], tags }));
    expect((await rejectionOf(tagging)).name).toBe('ClientException');
  });
});
