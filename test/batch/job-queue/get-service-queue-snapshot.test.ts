import { GetJobQueueSnapshotCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createServiceJobWorld, M5, payloadOf, QUOTA_SHARES } from '../service-job/service-job-world.js';

describe('GetJobQueueSnapshot of a queue for service jobs', () => {
  const world = createServiceJobWorld();
  const { aws, client, begin, createShare, submitted } = world;
  const { clock } = aws;
  const snapshot = async () => {
    const { $metadata: _, ...reply } = await client.send(new GetJobQueueSnapshotCommand({ jobQueue: 'trainings' }));
    return reply;
  };
  const now = () => clock.now().getTime();
  const frontOf = async () =>
    (await snapshot()).frontOfQueue?.jobs?.map(({ jobArn }) => jobArn?.replace(`${BATCH}:service-job/`, ''));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows an empty queue', async () => {
    await begin();

    expect(await snapshot()).toEqual({
      frontOfQueue: { jobs: [], lastUpdatedAt: now() },
      queueUtilization: { totalCapacityUsage: [], lastUpdatedAt: now() },
    });
  });

  it('shows what waits, and the instances of what has started', async () => {
    await begin();
    await submitted({ serviceRequestPayload: payloadOf(3) });
    clock.advance('10s');
    const [second, third] = [await submitted({ serviceRequestPayload: payloadOf(2) }), await submitted()];
    clock.advance('2s');
    const { frontOfQueue, queueUtilization } = await snapshot();

    expect(frontOfQueue?.jobs).toEqual(
      [second, third].map((jobId) => ({
        jobArn: `${BATCH}:service-job/${jobId}`,
        earliestTimeAtPosition: now() - 1_000,
      })),
    );
    expect(queueUtilization?.totalCapacityUsage).toEqual([{ capacityUnit: M5, quantity: 3 }]);
  });

  it('shows the shares of a fair-share queue', async () => {
    await begin({ policy: { fairsharePolicy: {} } });
    await submitted({ shareIdentifier: 'a', serviceRequestPayload: payloadOf(3) });
    await submitted({ shareIdentifier: 'b' });
    clock.advance('10s');
    const [a, b] = [await submitted({ shareIdentifier: 'a' }), await submitted({ shareIdentifier: 'b' })];
    clock.advance('2s');

    expect(await frontOf()).toEqual([b, a]);
    expect((await snapshot()).queueUtilization?.fairshareUtilization).toEqual({
      activeShareCount: 2,
      topCapacityUtilization: [
        { shareIdentifier: 'a', capacityUsage: [{ capacityUnit: M5, quantity: 3 }] },
        { shareIdentifier: 'b', capacityUsage: [{ capacityUnit: M5, quantity: 1 }] },
      ],
    });
  });

  it('shows the first job of each quota share, and what each has', async () => {
    await begin({ policy: QUOTA_SHARES });
    for (const name of ['red', 'blue', 'idle']) await createShare(name);
    await submitted({ quotaShareName: 'red', serviceRequestPayload: payloadOf(2) });
    await submitted({ quotaShareName: 'blue' });
    clock.advance('10s');
    const low = await submitted({ quotaShareName: 'red', schedulingPriority: 1 });
    const high = await submitted({ quotaShareName: 'red', schedulingPriority: 2 });
    const large = await submitted({ quotaShareName: 'blue', serviceRequestPayload: payloadOf(2) });
    clock.advance('2s');
    const { frontOfQuotaShares, queueUtilization } = await snapshot();
    const first = (jobId: string) => [
      { jobArn: `${BATCH}:service-job/${jobId}`, earliestTimeAtPosition: now() - 1_000 },
    ];

    expect(frontOfQuotaShares).toEqual({
      quotaShares: { red: first(high), blue: first(large) },
      lastUpdatedAt: now(),
    });
    expect(queueUtilization).toEqual({
      totalCapacityUsage: [{ capacityUnit: M5, quantity: 3 }],
      quotaShareUtilization: {
        topCapacityUtilization: [
          { quotaShareName: 'red', capacityUsage: [{ capacityUnit: M5, quantity: 2 }] },
          { quotaShareName: 'blue', capacityUsage: [{ capacityUnit: M5, quantity: 1 }] },
        ],
      },
      lastUpdatedAt: now(),
    });
    // blue has 1 instance and red has 2; then blue has 3.
    expect(await frontOf()).toEqual([large, high, low]);
  });
});
