import {
  BatchClient,
  CreateJobQueueCommand,
  DeregisterJobDefinitionCommand,
  UpdateJobQueueCommand,
  type RegisterJobDefinitionCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, EKS, FARGATE, RESOURCES, createJobWorld } from '../job-world.js';

const ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole';

const ON_FARGATE: Partial<RegisterJobDefinitionCommandInput> = {
  jobDefinitionName: 'serverless',
  platformCapabilities: ['FARGATE'],
  containerProperties: {
    image: 'busybox',
    executionRoleArn: ROLE,
    resourceRequirements: [
      { type: 'VCPU', value: '0.25' },
      { type: 'MEMORY', value: '512' },
    ],
  },
};
const ON_MANAGED_INSTANCES: Partial<RegisterJobDefinitionCommandInput> = {
  platformCapabilities: ['MANAGED_INSTANCES'],
  ecsProperties: {
    taskProperties: [{ containers: [{ name: 'app', image: 'busybox', resourceRequirements: RESOURCES }] }],
  },
};
const ON_EKS: Partial<RegisterJobDefinitionCommandInput> = {
  jobDefinitionName: 'pod',
  eksProperties: {
    podProperties: { containers: [{ image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } }] },
  },
};

describe('Queue and definition of SubmitJob', () => {
  const { aws, client, begin, prepareQueue, register, submit, refusalOf } = createJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are found by name and by ARN', async () => {
    await begin();
    await submit({ jobQueue: `${BATCH}:job-queue/queue` });
    for (const jobDefinition of ['sleep', 'sleep:1']) {
      await submit({ jobDefinition });
      await submit({ jobDefinition: `${BATCH}:job-definition/${jobDefinition}` });
    }
    expect(aws.changes()).toEqual([expect.stringMatching(/^\+ job\/\S+ and 4 more /)]);
  });

  it.each(['nope', 'QUEUE', `${BATCH}:job-queue/nope`, 'arn:aws:batch:eu-west-1:123456789012:job-queue/queue'])(
    'the queue %s is not found',
    async (jobQueue) => {
      await begin();
      expect(await refusalOf({ jobQueue })).toEqual({
        name: 'ClientException',
        text: `JobQueue ${jobQueue} not found.`,
        isWrapped: false,
      });
    },
  );

  it.each([
    'nope',
    'Sleep',
    'sleep:2',
    `${BATCH}:job-definition/sleep:2`,
    'arn:aws:batch:eu-west-1:123456789012:job-definition/sleep:1',
  ])('the definition %s is not found', async (jobDefinition) => {
    await begin();
    expect(await refusalOf({ jobDefinition })).toEqual({
      name: 'ClientException',
      text: `JobDefinition name ${jobDefinition} does not exist or is not in ACTIVE status`,
      isWrapped: false,
    });
  });

  it('do not serve another Region', async () => {
    await begin();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await refusalOf({}, abroad)).toMatchObject({ text: 'JobQueue queue not found.' });
  });

  it('the latest ACTIVE revision is taken, until there is none', async () => {
    await begin();
    await register();
    const deregister = (jobDefinition: string) => client.send(new DeregisterJobDefinitionCommand({ jobDefinition }));
    await deregister('sleep:2');
    await submit();
    await deregister('sleep:1');
    const text = 'JobDefinition name sleep does not exist or is not in ACTIVE status';
    expect(await refusalOf({})).toEqual({ name: 'ClientException', text, isWrapped: false });
  });

  it('a queue that is DISABLED takes no jobs', async () => {
    await begin();
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', state: 'DISABLED' }));
    const text = `Job Queue ${BATCH}:job-queue/queue is not in ENABLED state`;
    expect(await refusalOf({})).toEqual({ name: 'ClientException', text, isWrapped: false });
  });

  it('a queue that is CREATING takes no jobs, one that is UPDATING does', async () => {
    await begin();
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'queue' }];
    await client.send(new CreateJobQueueCommand({ jobQueueName: 'new', priority: 1, computeEnvironmentOrder }));
    const text = `Job Queue ${BATCH}:job-queue/new is not in VALID status`;
    expect(await refusalOf({ jobQueue: 'new' })).toEqual({ name: 'ClientException', text, isWrapped: false });

    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', priority: 2 }));
    expect(await submit()).toMatchObject({ jobName: 'nightly' });
  });

  it.each<[string, string, Partial<RegisterJobDefinitionCommandInput>]>([
    ['EC2', 'fargate', { jobDefinitionName: 'own' }],
    ['EC2', 'eks', { jobDefinitionName: 'own' }],
    ['FARGATE', 'ec2', { ...ON_FARGATE, jobDefinitionName: 'own' }],
    ['FARGATE', 'eks', { ...ON_FARGATE, jobDefinitionName: 'own' }],
    ['MANAGED_INSTANCES', 'ec2', { ...ON_MANAGED_INSTANCES, jobDefinitionName: 'own' }],
    ['MANAGED_INSTANCES', 'fargate', { ...ON_MANAGED_INSTANCES, jobDefinitionName: 'own' }],
    ['EKS', 'ec2', { ...ON_EKS, jobDefinitionName: 'own' }],
    ['EKS', 'fargate', { ...ON_EKS, jobDefinitionName: 'own' }],
  ])('jobs with the capability %s cannot run in the queue %s', async (capability, jobQueue, definition) => {
    await prepareQueue({ name: 'ec2' });
    await prepareQueue({ name: 'fargate', environment: { computeResources: FARGATE } });
    await prepareQueue({ name: 'eks', environment: EKS });
    await register(definition);
    expect(await refusalOf({ jobQueue, jobDefinition: 'own' })).toEqual({
      name: 'ClientException',
      text: `Job Queue is attached to Compute Environment that can not run Jobs with capability ${capability}`,
      isWrapped: false,
    });
  });

  it('are looked for one after the other: queue, its state, definition, capability, shares', async () => {
    await begin();
    await register(ON_FARGATE);
    const share = { shareIdentifier: 'blue' };
    const texts = [
      await refusalOf({ ...share, jobQueue: 'nope', jobDefinition: 'nope' }),
      await refusalOf({ ...share, jobDefinition: 'nope' }),
      await refusalOf({ ...share, jobDefinition: 'serverless' }),
      await refusalOf({ ...share, parameters: {}, containerOverrides: { command: ['Ref::text'] } }),
    ].map(({ text }) => text.slice(0, 48));
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', state: 'DISABLED' }));
    const disabled = await refusalOf({ jobDefinition: 'nope' });
    expect([...texts, disabled.text]).toEqual([
      'JobQueue nope not found.',
      'JobDefinition name nope does not exist or is not',
      'Job Queue is attached to Compute Environment tha',
      'Job with shareIdentifier or schedulingPriority c',
      `Job Queue ${BATCH}:job-queue/queue is not in ENABLED state`,
    ]);
  });
});
