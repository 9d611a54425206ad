import {
  BatchClient,
  CreateSchedulingPolicyCommand,
  DeleteComputeEnvironmentCommand,
  DeleteJobQueueCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
  type CreateJobQueueCommandInput,
  type CreateSchedulingPolicyCommandInput,
  type UpdateJobQueueCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createQueueWorld, LIMIT, orderOf } from './queue-world.js';

const BUSY = { name: 'ClientException', text: 'Cannot update, resource is being modified', isWrapped: false };

describe('UpdateJobQueue', () => {
  const { aws, client, begin, createQueue, describeQueue } = createQueueWorld();
  const { clock } = aws;
  const update = async (input: Partial<UpdateJobQueueCommandInput> = {}, by = client) =>
    by.send(new UpdateJobQueueCommand({ jobQueue: 'high', ...input }));
  const createPolicy = async (input: CreateSchedulingPolicyCommandInput) =>
    (await client.send(new CreateSchedulingPolicyCommand(input))).arn ?? '';
  /** The environments a, b and fargate, and the queue high on a, which is VALID. */
  const beginWithQueue = async (input: Partial<CreateJobQueueCommandInput> = {}) => {
    await begin({ a: 'UNMANAGED', b: 'EC2', fargate: 'FARGATE' });
    await createQueue({ computeEnvironmentOrder: orderOf('a'), ...input });
    clock.advance('5s');
    aws.mark();
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([['high'], [`${BATCH}:job-queue/high`]])(
    'updates the queue %s, and answers name and ARN',
    async (jobQueue) => {
      await beginWithQueue();
      const { $metadata, ...reply } = await update({ jobQueue, state: 'DISABLED' });

      expect($metadata.httpStatusCode).toBe(200);
      expect(reply).toEqual({ jobQueueName: 'high', jobQueueArn: `${BATCH}:job-queue/high` });
      expect(aws.changes()).toEqual(['~ job-queue/high ENABLED VALID → DISABLED UPDATING']);
    },
  );

  it('is UPDATING for 5 seconds, and healthy all the time', async () => {
    await beginWithQueue();
    await update({ priority: 1 });
    clock.advance(4_999);
    expect(await describeQueue()).toMatchObject({ status: 'UPDATING', statusReason: 'JobQueue Healthy', priority: 1 });
    clock.advance(1);
    expect(await describeQueue()).toMatchObject({ status: 'VALID', statusReason: 'JobQueue Healthy', priority: 1 });
  });

  it('changes what is given, and leaves the rest', async () => {
    await beginWithQueue({ tags: { team: 'shop' }, jobStateTimeLimitActions: [LIMIT] });
    await update();
    clock.advance('5s');
    expect(aws.changes()).toEqual([]);

    await update({ state: 'DISABLED', priority: 0 });
    expect(await describeQueue()).toEqual({
      jobQueueName: 'high',
      jobQueueArn: `${BATCH}:job-queue/high`,
      state: 'DISABLED',
      status: 'UPDATING',
      statusReason: 'JobQueue Healthy',
      priority: 0,
      computeEnvironmentOrder: [{ order: 1, computeEnvironment: `${BATCH}:compute-environment/a` }],
      serviceEnvironmentOrder: [],
      jobQueueType: 'ECS',
      tags: { team: 'shop' },
      jobStateTimeLimitActions: [LIMIT],
    });
  });

  it('replaces the environments, and sorts the new ones', async () => {
    await beginWithQueue();
    await update({
      computeEnvironmentOrder: [
        { order: 2, computeEnvironment: `${BATCH}:compute-environment/a` },
        { order: 1, computeEnvironment: 'b' },
      ],
    });
    expect((await describeQueue())?.computeEnvironmentOrder).toEqual([
      { order: 1, computeEnvironment: `${BATCH}:compute-environment/b` },
      { order: 2, computeEnvironment: `${BATCH}:compute-environment/a` },
    ]);
  });

  it('takes its type from the new environments', async () => {
    await beginWithQueue();
    await update({ computeEnvironmentOrder: orderOf('fargate') });
    expect(await describeQueue()).toMatchObject({
      computeEnvironmentOrder: [{ order: 1, computeEnvironment: `${BATCH}:compute-environment/fargate` }],
      jobQueueType: 'ECS_FARGATE',
    });
  });

  it('replaces the time limits, or takes them off', async () => {
    await beginWithQueue({ jobStateTimeLimitActions: [LIMIT] });
    await update({ jobStateTimeLimitActions: [{ ...LIMIT, maxTimeSeconds: 900 }] });
    expect((await describeQueue())?.jobStateTimeLimitActions).toEqual([{ ...LIMIT, maxTimeSeconds: 900 }]);
    clock.advance('5s');

    await update({ jobStateTimeLimitActions: [] });
    expect(await describeQueue()).not.toHaveProperty('jobStateTimeLimitActions');
  });

  it('lets go of all environments of a queue that is DISABLED', async () => {
    await beginWithQueue();
    await update({ state: 'DISABLED', computeEnvironmentOrder: [], serviceEnvironmentOrder: [] });
    expect(await describeQueue()).toMatchObject({ computeEnvironmentOrder: [], jobQueueType: 'ECS' });

    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'a', state: 'DISABLED' }));
    clock.advance('5s');
    await client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: 'a' }));
  });

  it('replaces its scheduling policy by another', async () => {
    const fair = await createPolicy({ name: 'fair' });
    const fairer = await createPolicy({ name: 'fairer' });
    await beginWithQueue({ schedulingPolicyArn: fair });
    await update({ schedulingPolicyArn: fairer });
    expect(await describeQueue()).toMatchObject({ schedulingPolicyArn: fairer });
    clock.advance('5s');

    await update({ priority: 3 });
    expect(await describeQueue()).toMatchObject({ schedulingPolicyArn: fairer });
  });

  it('gets no scheduling policy that it had not from the beginning, and none of another kind', async () => {
    const fair = await createPolicy({ name: 'fair' });
    const quota = await createPolicy({
      name: 'quota',
      quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' },
    });
    await beginWithQueue();
    await createQueue({ jobQueueName: 'fair', computeEnvironmentOrder: orderOf('a'), schedulingPolicyArn: fair });
    clock.advance('5s');

    expect(await rejectionOf(update({ schedulingPolicyArn: fair }))).toEqual({
      name: 'ClientException',
      text: 'A scheduling policy cannot be added to an existing job queue.',
      isWrapped: false,
    });
    expect(await rejectionOf(update({ jobQueue: 'fair', schedulingPolicyArn: quota }))).toEqual({
      name: 'ClientException',
      text: 'A scheduling policy can only be replaced by one of the same kind.',
      isWrapped: false,
    });
  });

  it('does not find a queue of another Region, not even by its ARN', async () => {
    await beginWithQueue();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(update({}, abroad))).toMatchObject({
      text: 'arn:aws:batch:eu-west-1:123456789012:job-queue/high does not exist',
    });
    expect(await rejectionOf(update({ jobQueue: `${BATCH}:job-queue/high` }, abroad))).toMatchObject({
      text: `${BATCH}:job-queue/high does not exist`,
    });
  });

  it('refuses a queue that is CREATING, UPDATING or DELETING', async () => {
    await beginWithQueue();
    await createQueue({ jobQueueName: 'new', computeEnvironmentOrder: orderOf('a') });
    expect(await rejectionOf(update({ jobQueue: 'new' }))).toEqual(BUSY);

    await update({ state: 'DISABLED' });
    expect(await rejectionOf(update())).toEqual(BUSY);
    clock.advance('5s');

    await client.send(new DeleteJobQueueCommand({ jobQueue: 'high' }));
    expect(await rejectionOf(update())).toEqual(BUSY);
  });

  it.each<[string, Partial<UpdateJobQueueCommandInput>, string]>([
    ['no queue', { jobQueue: undefined }, 'jobQueue is required.'],
    ['a negative priority', { priority: -1 }, 'priority must be an integer of at least 0.'],
    [
      'no environments for a queue that is ENABLED',
      { computeEnvironmentOrder: [] },
      'computeEnvironmentOrder is required.',
    ],
    [
      '4 environments',
      { computeEnvironmentOrder: orderOf('a', 'b', 'c', 'd') },
      'Only 3 environments are allowed in job queue request.',
    ],
    [
      'an environment twice',
      { computeEnvironmentOrder: orderOf('a', 'a') },
      'Duplicate ComputeEnvironments within order list.',
    ],
    [
      'environments of both kinds',
      {
        computeEnvironmentOrder: orderOf('a'),
        serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }],
      },
      'computeEnvironmentOrder and serviceEnvironmentOrder cannot both be set.',
    ],
    ['to take a scheduling policy off', { schedulingPolicyArn: '' }, 'Only scheduling policy Arn can be allowed.'],
    [
      'a time limit that terminates jobs',
      { jobStateTimeLimitActions: [{ ...LIMIT, action: 'TERMINATE' }] },
      'Invalid job action. Valid job actions: [CANCEL]',
    ],
    [
      'two time limits for one reason',
      { jobStateTimeLimitActions: [LIMIT, LIMIT] },
      'Duplicate job state limit actions are not allowed.',
    ],
  ])('refuses %s as an invalid request', async (_what, input, text) => {
    await beginWithQueue();
    expect(await rejectionOf(update(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.changes()).toEqual([]);
  });

  it.each<[string, Partial<UpdateJobQueueCommandInput>, string]>([
    ['a queue that does not exist', { jobQueue: 'low' }, `${BATCH}:job-queue/low does not exist`],
    [
      'an environment that does not exist',
      { computeEnvironmentOrder: orderOf('nope') },
      'Compute Environments must be created and valid before attaching them to a job queue',
    ],
    [
      'to mix environments',
      { computeEnvironmentOrder: orderOf('a', 'fargate') },
      'Fargate and EC2 compute environments can not be mixed.',
    ],
    [
      'a service environment that does not exist',
      { serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }] },
      'Service environments must be created and valid before attaching them to a job queue.',
    ],
    [
      'a scheduling policy that does not exist',
      { schedulingPolicyArn: `${BATCH}:scheduling-policy/fair` },
      `SchedulingPolicy ${BATCH}:scheduling-policy/fair not found.`,
    ],
  ])('refuses %s', async (_what, input, text) => {
    await beginWithQueue();
    expect(await rejectionOf(update(input))).toEqual({ name: 'ClientException', text, isWrapped: false });
    expect(aws.changes()).toEqual([]);
  });
});
