import { CancelJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from './job-world.js';
import { historyOf } from './job-history.js';

describe('the events of jobs', () => {
  const { aws, client, begin, submitted, describeJob } = createJobWorld();
  const { batch, clock, events } = aws;

  beforeEach(async () => {
    await begin();
    clock.runUntilIdle();
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('tell of no submission', async () => {
    await submitted();

    expect(events.all()).toEqual([]);
  });

  it('have the form of EventBridge', async () => {
    const jobId = await submitted({ tags: { team: 'a' }, jobName: 'report' });
    clock.advance('1s');
    const jobArn = `arn:aws:batch:us-east-1:123456789012:job/${jobId}`;

    expect(events.all()).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
        'detail-type': 'Batch Job State Change',
        source: 'aws.batch',
        account: '123456789012',
        time: '2024-01-01T00:00:26Z',
        region: 'us-east-1',
        resources: [jobArn],
        detail: {
          jobArn,
          jobName: 'report',
          jobId,
          jobQueue: 'arn:aws:batch:us-east-1:123456789012:job-queue/queue',
          status: 'RUNNABLE',
          attempts: [],
          createdAt: Date.parse('2024-01-01T00:00:25Z'),
          retryStrategy: { attempts: 1, evaluateOnExit: [] },
          dependsOn: [],
          jobDefinition: 'arn:aws:batch:us-east-1:123456789012:job-definition/sleep:1',
          parameters: {},
          container: {
            image: 'busybox',
            command: ['sleep', '60'],
            ...{ volumes: [], environment: [], mountPoints: [], ulimits: [], networkInterfaces: [], secrets: [] },
            resourceRequirements: [
              { type: 'VCPU', value: '1' },
              { type: 'MEMORY', value: '512' },
            ],
          },
          tags: { resourceArn: jobArn, team: 'a' },
          propagateTags: false,
          platformCapabilities: [],
          eksAttempts: [],
          isCancelled: false,
          isTerminated: false,
        },
      },
    ]);
  });

  it('say of the end what DescribeJobs says', async () => {
    batch.onJob({}, { exitCode: 3 });
    const jobId = await submitted();
    clock.runUntilIdle();

    const { tags: _, ...job } = await describeJob(jobId);
    expect(events.all().at(-1)?.detail).toEqual({
      ...job,
      tags: { resourceArn: `arn:aws:batch:us-east-1:123456789012:job/${jobId}` },
    });
  });

  it('stay as they were, whenever somebody looks', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    clock.runUntilIdle();

    const summaries = events
      .all()
      .filter(({ detail }) => detail['jobId'] === jobId)
      .map(({ detail }) => detail['arrayProperties'] as { statusSummary: Record<string, number> });
    expect(summaries.map(({ statusSummary }) => statusSummary['SUCCEEDED'])).toEqual([0, 2]);
  });

  it('come once for each change of a child, and of its parent', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    clock.runUntilIdle();

    const statuses = (id: string) => historyOf(aws, id).map((news) => news.replace(/.* /, ''));
    expect(statuses(jobId)).toEqual(['PENDING', 'SUCCEEDED']);
    expect(statuses(`${jobId}:0`)).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
    expect(statuses(`${jobId}:1`)).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
    expect(events.all()).toHaveLength(10);
  });

  it('come once for a job that is cancelled', async () => {
    const jobId = await submitted();
    await client.send(new CancelJobCommand({ jobId, reason: 'not needed' }));
    clock.runUntilIdle();

    expect(events.all()).toMatchObject([
      { detail: { status: 'FAILED', statusReason: 'not needed', isCancelled: true } },
    ]);
  });

  it('can be listened to', async () => {
    const seen: unknown[] = [];
    const stop = events.on('Batch Job State Change', ({ detail }) => seen.push(detail['status']));
    await submitted();
    clock.runUntilIdle();
    stop();

    expect(seen).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
  });
});
