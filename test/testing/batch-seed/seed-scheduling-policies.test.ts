import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobQueuesCommand,
  DescribeJobsCommand,
  DescribeSchedulingPoliciesCommand,
  GetJobQueueSnapshotCommand,
} from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { BatchSeed } from '../../../src/index.js';

const ARN = 'arn:aws:batch:us-east-1:123456789012:scheduling-policy/fair';

describe('a seed with scheduling policies', () => {
  const aws = mockBatch();
  const { batch, clock } = aws;
  const client = new BatchClient({});
  const onFargate: BatchSeed = {
    computeEnvironments: [{ computeEnvironmentName: 'one', computeResources: { type: 'FARGATE', maxvCpus: 1 } }],
    schedulingPolicies: [{ name: 'fair', fairsharePolicy: { shareDecaySeconds: 60 }, tags: { team: 'shop' } }],
    jobQueues: [{ jobQueueName: 'queue', schedulingPolicy: 'fair' }],
    jobDefinitions: [{ jobDefinitionName: 'render', platformCapabilities: ['FARGATE'], schedulingPriority: 0 }],
  };
  const describeAll = async () => ({
    ...(await client.send(new DescribeSchedulingPoliciesCommand({ arns: [ARN] }))),
    ...(await client.send(new DescribeJobQueuesCommand({}))),
  });
  const usage = async () => {
    const { queueUtilization } = await client.send(new GetJobQueueSnapshotCommand({ jobQueue: 'queue' }));
    return queueUtilization?.fairshareUtilization?.topCapacityUtilization?.map(
      ({ shareIdentifier }) => shareIdentifier,
    );
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has them by name, or as CreateSchedulingPolicy takes them, and queues that go by them', async () => {
    const { schedulingPolicyArns } = batch.seed({
      ...onFargate,
      schedulingPolicies: ['other', ...(onFargate.schedulingPolicies ?? [])],
    });
    const { schedulingPolicies, jobQueues } = await describeAll();

    expect(schedulingPolicyArns).toEqual([ARN.replace('fair', 'other'), ARN]);
    expect(schedulingPolicies).toEqual([
      {
        name: 'fair',
        arn: ARN,
        fairsharePolicy: { shareDecaySeconds: 60, computeReservation: 0, shareDistribution: [] },
        tags: { team: 'shop' },
      },
    ]);
    expect(jobQueues).toMatchObject([{ schedulingPolicyArn: ARN }]);
    expect(aws.changes()).toEqual([]);
  });

  it('lets jobs of shares be in any state, and go on fairly', async () => {
    const { jobIds } = batch.seed({
      ...onFargate,
      jobs: [
        { shareIdentifier: 'c', status: 'SUCCEEDED' },
        { shareIdentifier: 'a', status: 'RUNNING' },
        { shareIdentifier: 'a' },
        { shareIdentifier: 'b' },
      ],
    });
    expect(await usage()).toEqual(['a']);
    clock.runUntilIdle();
    const { jobs = [] } = await client.send(new DescribeJobsCommand({ jobs: jobIds }));
    const order = jobs
      .toSorted((x, y) => (x.startedAt ?? 0) - (y.startedAt ?? 0))
      .map(({ shareIdentifier }) => shareIdentifier);

    expect(order.slice(-2)).toEqual(['b', 'a']);
    expect(jobs.every(({ status }) => status === 'SUCCEEDED')).toBe(true);
  });

  it('goes on fairly from what AWS has described', async () => {
    const { jobIds } = batch.seed({
      ...onFargate,
      jobs: [
        { shareIdentifier: 'a', status: 'RUNNING' },
        { shareIdentifier: 'a' },
        { shareIdentifier: 'b', schedulingPriorityOverride: 7 },
      ],
    });
    const described = [
      await client.send(new DescribeComputeEnvironmentsCommand({})),
      await describeAll(),
      await client.send(new DescribeJobsCommand({ jobs: jobIds })),
    ];
    aws.reset();
    const { schedulingPolicyArns } = batch.seed({ described });
    expect(schedulingPolicyArns).toEqual([ARN]);
    expect(await describeAll()).toMatchObject({
      schedulingPolicies: [{ fairsharePolicy: { shareDecaySeconds: 60 }, tags: { team: 'shop' } }],
      jobQueues: [{ schedulingPolicyArn: ARN }],
    });
    expect(await usage()).toEqual(['a']);
    const { frontOfQueue } = await client.send(new GetJobQueueSnapshotCommand({ jobQueue: 'queue' }));
    expect(frontOfQueue?.jobs?.map(({ jobArn }) => jobArn?.split('/')[1])).toEqual([jobIds[2], jobIds[1]]);
  });

  it('tells which policy a queue lacks', () => {
    expect(() =>
      batch.seed({ ...onFargate, jobQueues: [{ jobQueueName: 'queue', schedulingPolicy: 'fari' }] }),
    ).toThrow("there is no scheduling policy 'fari'. Did you mean 'fair'? Seed it, too: schedulingPolicies: ['fari'].");
    const queue = { jobQueueName: 'queue', jobQueueArn: ARN.replace('scheduling-policy/fair', 'job-queue/queue') };
    expect(() => batch.seed({ described: [{ jobQueues: [{ ...queue, schedulingPolicyArn: ARN }] }] })).toThrow(
      `the scheduling policy is missing. Add what \`aws batch describe-scheduling-policies --arns ${ARN}\` prints.`,
    );
  });

  it('refuses what AWS would refuse', () => {
    const schedulingPolicies = [{ name: 'fair', fairsharePolicy: { computeReservation: 100 } }];

    expect(() => batch.seed({ schedulingPolicies })).toThrow('computeReservation must be an integer between 0 and 99.');
    expect(() => batch.seed({ ...onFargate, jobs: [{}] })).toThrow('shareIdentifier must be specified.');
  });
});
