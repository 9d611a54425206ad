import { CreateSchedulingPolicyCommand, type SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';

const FOREIGN =
  'Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share scheduling policy.';
const NO_PRIORITY = 'Either schedulingPriority in job definition or schedulingPriorityOverride should be specified.';

describe('the share that a job is submitted with', () => {
  const { aws, client, begin, register, submitted, refusalOf, describeJob } = createJobWorld();
  const beginFair = async () => {
    const { arn } = await client.send(new CreateSchedulingPolicyCommand({ name: 'fair' }));
    await begin({ queue: { schedulingPolicyArn: arn } });
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([{ shareIdentifier: 'blue' }, { schedulingPriorityOverride: 5 }])(
    'is refused by a queue without a policy: %o',
    async (input) => {
      await begin();
      expect(await refusalOf(input)).toEqual({ name: 'ClientException', text: FOREIGN, isWrapped: false });
    },
  );

  it('has a priority in the definition, which is no matter to a queue without a policy', async () => {
    await begin();
    await register({ jobDefinitionName: 'urgent', schedulingPriority: 9 });
    const jobId = await submitted({ jobDefinition: 'urgent' });
    expect(await describeJob(jobId)).toMatchObject({ jobName: 'nightly', schedulingPriority: 9 });
  });

  it.each<[string, Partial<SubmitJobCommandInput>, string]>([
    ['no share', { schedulingPriorityOverride: 5 }, 'shareIdentifier must be specified.'],
    ['no priority', { shareIdentifier: 'blue' }, NO_PRIORITY],
  ])('is refused by a fair-share queue with %s', async (_, input, text) => {
    await beginFair();
    expect(await refusalOf(input)).toEqual({ name: 'ClientException', text, isWrapped: false });
  });

  it.each<[string, Partial<SubmitJobCommandInput>, string]>([
    ['a blank', { shareIdentifier: 'sky blue' }, 'ShareIdentifier name should match a valid pattern.'],
    ['nothing', { shareIdentifier: '' }, 'ShareIdentifier name should match a valid pattern.'],
    ['256 characters', { shareIdentifier: 'x'.repeat(256) }, 'ShareIdentifier name should match a valid pattern.'],
  ])('cannot have %s for a name', async (_, input, text) => {
    await beginFair();
    expect(await refusalOf({ schedulingPriorityOverride: 0, ...input })).toEqual({
      name: 'ClientException',
      text,
      isWrapped: true,
    });
  });

  it('is shown with the priority, which the definition may have', async () => {
    await beginFair();
    await register({ jobDefinitionName: 'urgent', schedulingPriority: 9 });
    const byDefinition = await submitted({ jobDefinition: 'urgent', shareIdentifier: 'blue' });
    const byRequest = await submitted({
      jobDefinition: 'urgent',
      shareIdentifier: 'blue',
      schedulingPriorityOverride: 0,
    });

    expect(await describeJob(byDefinition)).toMatchObject({ shareIdentifier: 'blue', schedulingPriority: 9 });
    expect(await describeJob(byRequest)).toMatchObject({ shareIdentifier: 'blue', schedulingPriority: 0 });
  });

  it('is one of 500 that can be active', async () => {
    await beginFair();
    const inShare = (shareIdentifier: string) => ({ shareIdentifier, schedulingPriorityOverride: 0 });
    for (let index = 0; index < 500; index++) await submitted(inShare(`share-${index}`));
    await submitted(inShare('share-0'));

    expect(await refusalOf(inShare('one-more'))).toEqual({
      name: 'ClientException',
      text: 'A job queue cannot have more than 500 active share identifiers.',
      isWrapped: false,
    });
  });
});
