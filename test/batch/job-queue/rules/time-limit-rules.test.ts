import type { CreateJobQueueCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createQueueWorld, LIMIT } from '../queue-world.js';

describe('a time limit of a queue', () => {
  const { aws, begin, createQueue, describeQueue, refusalToCreate } = createQueueWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('can be set for each reason', async () => {
    await begin();
    const jobStateTimeLimitActions = [
      LIMIT,
      { ...LIMIT, reason: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY', maxTimeSeconds: 86_400 },
      { ...LIMIT, reason: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE' },
    ];
    await createQueue({ jobStateTimeLimitActions });
    expect((await describeQueue())?.jobStateTimeLimitActions).toEqual(jobStateTimeLimitActions);
  });

  it.each<[string, CreateJobQueueCommandInput['jobStateTimeLimitActions'], string]>([
    [
      'terminate jobs in containers',
      [{ ...LIMIT, action: 'TERMINATE' }],
      'Invalid job action. Valid job actions: [CANCEL]',
    ],
    [
      'have an unknown reason',
      [{ ...LIMIT, reason: 'SLOW' }],
      'Invalid reason. Valid reasons: [CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY, ' +
        'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE, MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT]',
    ],
    ['have no reason', [{ ...LIMIT, reason: undefined }], 'reason is required.'],
    [
      'have the reason of another',
      [LIMIT, { ...LIMIT, maxTimeSeconds: 900 }],
      'Duplicate job state limit actions are not allowed.',
    ],
    ['be below 10 minutes', [{ ...LIMIT, maxTimeSeconds: 599 }], 'maxTimeSeconds must be between 600 and 86400.'],
    ['be beyond a day', [{ ...LIMIT, maxTimeSeconds: 86_401 }], 'maxTimeSeconds must be between 600 and 86400.'],
    ['be a fraction', [{ ...LIMIT, maxTimeSeconds: 600.5 }], 'maxTimeSeconds must be between 600 and 86400.'],
  ])('cannot %s', async (_what, jobStateTimeLimitActions, text) => {
    await begin();
    expect(await refusalToCreate({ jobStateTimeLimitActions })).toEqual({
      name: 'ClientException',
      text,
      isWrapped: true,
    });
  });

  it('cannot cancel service jobs', async () => {
    await begin();
    expect(
      await refusalToCreate({
        computeEnvironmentOrder: undefined,
        serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }],
        jobStateTimeLimitActions: [LIMIT],
      }),
    ).toMatchObject({ text: 'Invalid job action. Valid job actions: [TERMINATE]' });
  });
});
