import {
  BatchClient,
  CreateSchedulingPolicyCommand,
  DeleteJobQueueCommand,
  UpdateComputeEnvironmentCommand,
  type CreateJobQueueCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createQueueWorld, LIMIT, orderOf } from './queue-world.js';

describe('CreateJobQueue', () => {
  const { aws, client, begin, createQueue, describeQueue, refusalToCreate } = createQueueWorld();
  const { clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers name and ARN, and makes a queue that is CREATING', async () => {
    await begin();
    const { $metadata, ...reply } = await createQueue();

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({ jobQueueName: 'high', jobQueueArn: `${BATCH}:job-queue/high` });
    expect(aws.changes()).toEqual(['+ job-queue/high ENABLED CREATING']);
    expect(await describeQueue()).toEqual({
      jobQueueName: 'high',
      jobQueueArn: `${BATCH}:job-queue/high`,
      state: 'ENABLED',
      status: 'CREATING',
      priority: 10,
      computeEnvironmentOrder: [{ order: 1, computeEnvironment: `${BATCH}:compute-environment/own` }],
      serviceEnvironmentOrder: [],
      jobQueueType: 'ECS',
      tags: {},
    });
  });

  it('makes the queue VALID after 5 seconds', async () => {
    await begin();
    await createQueue();
    clock.advance(4_999);
    expect(await describeQueue()).toMatchObject({ status: 'CREATING' });
    clock.advance(1);
    expect(await describeQueue()).toMatchObject({ status: 'VALID', statusReason: 'JobQueue Healthy' });
  });

  it('keeps all that the request says', async () => {
    await begin();
    await createQueue({
      state: 'DISABLED',
      priority: 0,
      tags: { team: 'shop', empty: '' },
      jobStateTimeLimitActions: [LIMIT],
    });

    expect(await describeQueue()).toMatchObject({
      state: 'DISABLED',
      priority: 0,
      tags: { team: 'shop', empty: '' },
      jobStateTimeLimitActions: [
        {
          reason: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
          state: 'RUNNABLE',
          maxTimeSeconds: 600,
          action: 'CANCEL',
        },
      ],
    });
  });

  it('takes environments by name and ARN, and keeps their ARNs in the order in which they are tried', async () => {
    await begin({ a: 'UNMANAGED', b: 'UNMANAGED', c: 'EC2' });
    await createQueue({
      computeEnvironmentOrder: [
        { order: 10, computeEnvironment: 'a' },
        { order: 0, computeEnvironment: `${BATCH}:compute-environment/b` },
        { order: 9, computeEnvironment: 'c' },
      ],
    });

    expect((await describeQueue())?.computeEnvironmentOrder).toEqual([
      { order: 0, computeEnvironment: `${BATCH}:compute-environment/b` },
      { order: 9, computeEnvironment: `${BATCH}:compute-environment/c` },
      { order: 10, computeEnvironment: `${BATCH}:compute-environment/a` },
    ]);
  });

  it('takes an environment that is DISABLED', async () => {
    await begin();
    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'own', state: 'DISABLED' }));
    clock.advance('5s');
    await createQueue();
    expect(await describeQueue()).toMatchObject({ state: 'ENABLED', status: 'CREATING' });
  });

  it('keeps the Regions apart', async () => {
    const abroad = new BatchClient({ region: 'cn-north-1' });
    await begin();
    await begin({ own: 'UNMANAGED' }, abroad);
    await createQueue();

    expect(await createQueue({}, abroad)).toMatchObject({
      jobQueueArn: 'arn:aws-cn:batch:cn-north-1:123456789012:job-queue/high',
    });
    const computeEnvironmentOrder = orderOf(`${BATCH}:compute-environment/own`);
    expect(await rejectionOf(createQueue({ jobQueueName: 'low', computeEnvironmentOrder }, abroad))).toMatchObject({
      text: 'Compute Environments must be created and valid before attaching them to a job queue',
    });
  });

  it.each<[string, Partial<CreateJobQueueCommandInput>, string]>([
    ['no name', { jobQueueName: undefined }, 'jobQueueName is required.'],
    ['a name with a dot', { jobQueueName: 'high.prio' }, 'Job Queue name should match a valid pattern.'],
    ['a name of 129 characters', { jobQueueName: 'q'.repeat(129) }, 'Job Queue name should match a valid pattern.'],
    ['no priority', { priority: undefined }, 'priority is required.'],
    ['a negative priority', { priority: -1 }, 'priority must be an integer of at least 0.'],
    ['a fraction of a priority', { priority: 1.5 }, 'priority must be an integer of at least 0.'],
    ['an unknown state', { state: 'ON' as 'ENABLED' }, 'state ON is not valid. Valid values: [DISABLED, ENABLED]'],
    ['a reserved tag', { tags: { 'aws:x': '' } }, 'Tag keys and values cannot begin with aws:, which is reserved.'],
    ['a name for a scheduling policy', { schedulingPolicyArn: 'fair' }, 'Only scheduling policy Arn can be allowed.'],
    [
      'another ARN for a scheduling policy',
      { schedulingPolicyArn: `${BATCH}:job-queue/fair` },
      'Only scheduling policy Arn can be allowed.',
    ],
  ])('refuses %s', async (_what, input, text) => {
    await begin();
    expect(await refusalToCreate(input)).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('goes by a fair-share policy', async () => {
    await begin();
    const { arn: schedulingPolicyArn } = await client.send(new CreateSchedulingPolicyCommand({ name: 'fair' }));
    await createQueue({ schedulingPolicyArn });
    expect(await describeQueue()).toMatchObject({ schedulingPolicyArn: `${BATCH}:scheduling-policy/fair` });
  });

  it('does not find a scheduling policy that is not there, or elsewhere', async () => {
    await begin();
    await client.send(new CreateSchedulingPolicyCommand({ name: 'fair' }));
    for (const schedulingPolicyArn of [
      `${BATCH}:scheduling-policy/nope`,
      'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/fair',
    ]) {
      expect(await refusalToCreate({ schedulingPolicyArn })).toEqual({
        name: 'ClientException',
        text: `SchedulingPolicy ${schedulingPolicyArn} not found.`,
        isWrapped: false,
      });
    }
  });

  it('refuses quota shares for jobs in containers', async () => {
    await begin();
    const quotaSharePolicy = { idleResourceAssignmentStrategy: 'FIFO' as const };
    const policy = new CreateSchedulingPolicyCommand({ name: 'quota', quotaSharePolicy });
    const { arn: schedulingPolicyArn } = await client.send(policy);
    expect(await refusalToCreate({ schedulingPolicyArn })).toEqual({
      name: 'ClientException',
      text: 'Quota Management feature is only supported for SageMaker Training job queues.',
      isWrapped: false,
    });
  });

  it('refuses a name in use until the queue that has it is gone', async () => {
    await begin();
    await createQueue({ state: 'DISABLED' });
    clock.advance('5s');
    const taken = { name: 'ClientException', text: 'Object already exists', isWrapped: false };
    expect(await refusalToCreate({})).toEqual(taken);

    await client.send(new DeleteJobQueueCommand({ jobQueue: 'high' }));
    expect(await refusalToCreate({})).toEqual(taken);
    clock.advance('15s');
    await createQueue({ priority: 1 });
    expect(await describeQueue()).toMatchObject({ state: 'ENABLED', status: 'CREATING', priority: 1 });
  });

  it('lets an account have 50 queues in a Region', async () => {
    await begin();
    for (let index = 0; index < 50; index++) await createQueue({ jobQueueName: `q${index}` });
    expect(await refusalToCreate({})).toEqual({
      name: 'ClientException',
      text: 'Cannot create more than 50 job queues.',
      isWrapped: false,
    });
  });
});
