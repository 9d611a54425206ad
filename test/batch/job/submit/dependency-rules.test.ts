import { BatchClient, CancelJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';

const UNKNOWN = '11111111-1111-4111-8111-111111111111';

describe('Dependencies of SubmitJob', () => {
  const { aws, client, begin, submitted, describeJob, statusOf, refusalOf } = createJobWorld();

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are shown as they were given', async () => {
    const first = await submitted();
    const array = await submitted({ arrayProperties: { size: 2 } });
    const dependsOn = [{ jobId: first }, { jobId: array, type: 'N_TO_N' as const }, { type: 'SEQUENTIAL' as const }];
    const last = await submitted({ arrayProperties: { size: 2 }, dependsOn });
    expect(await describeJob(last)).toMatchObject({ dependsOn });
  });

  it('can be on a child of an array, which need not have come to life', async () => {
    const array = await submitted({ arrayProperties: { size: 2 } });
    const last = await submitted({ dependsOn: [{ jobId: `${array}:1` }] });
    aws.clock.advance('1s');
    expect(await statusOf(last)).toBe('PENDING');
    aws.clock.runUntilIdle();
    expect(await statusOf(last)).toBe('SUCCEEDED');
  });

  it('fail with an array that has ended without children', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    const last = await submitted({ dependsOn: [{ jobId: `${jobId}:1` }] });
    await client.send(new CancelJobCommand({ jobId, reason: 'Not needed any more.' }));
    aws.clock.runUntilIdle();
    expect(await describeJob(last)).toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed' });
  });

  it('can name a job twice', async () => {
    aws.batch.onJob({ jobName: 'first' }, ({ arrayIndex }) => ({ after: arrayIndex === 0 ? '1m' : '2m' }));
    const jobId = await submitted({ jobName: 'first', arrayProperties: { size: 2 } });
    const nToN = { jobId, type: 'N_TO_N' as const };
    const ids = [
      await submitted({ dependsOn: [{ jobId }, { jobId }] }),
      await submitted({ arrayProperties: { size: 2 }, dependsOn: [nToN, { jobId }] }),
      await submitted({ arrayProperties: { size: 2 }, dependsOn: [{ jobId }, nToN] }),
    ];
    aws.clock.advance('1s');
    expect(await Promise.all(ids.map(statusOf))).toEqual(['PENDING', 'PENDING', 'PENDING']);
    aws.clock.runUntilIdle();
    expect(await Promise.all(ids.map(statusOf))).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  it('cannot be on a child that will not be', async () => {
    const array = await submitted({ arrayProperties: { size: 2 } });
    for (const jobId of [`${array}:2`, `${array}:`, `${array}:01`, `${array}#0`, `${UNKNOWN}:0`]) {
      const text = `Job ${jobId} of dependsOn does not exist`;
      expect(await refusalOf({ dependsOn: [{ jobId }] })).toMatchObject({ text });
    }
  });

  it('cannot be on a job that is not known', async () => {
    const text = `Job ${UNKNOWN} of dependsOn does not exist`;
    expect(await refusalOf({ dependsOn: [{ jobId: UNKNOWN }] })).toEqual({
      name: 'ClientException',
      text,
      isWrapped: false,
    });
  });

  it('cannot be on a job of another Region', async () => {
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const jobId = await submitted();
    await begin({ by: abroad });
    const text = `Job ${jobId} of dependsOn does not exist`;
    expect(await refusalOf({ dependsOn: [{ jobId }] }, abroad)).toMatchObject({ text });
  });

  it('of each child on one are between arrays of the same size', async () => {
    const single = await submitted();
    const two = await submitted({ arrayProperties: { size: 2 } });
    for (const jobId of [single, two]) {
      const dependsOn = [{ jobId, type: 'N_TO_N' as const }];
      expect(await refusalOf({ arrayProperties: { size: 3 }, dependsOn })).toEqual({
        name: 'ClientException',
        text: `Job ${jobId} of an N_TO_N dependency must be an array job of the same size`,
        isWrapped: false,
      });
    }
  });
});
