import { BatchClient, GetJobQueueSnapshotCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EKS, RESOURCES } from '../job/job-world.js';
import { rejectionOf } from '../rejection-of.js';
import { createFairShareWorld } from '../scheduler/fair-share/fair-share-world.js';

const JOB = 'arn:aws:batch:us-east-1:123456789012:job';

describe('GetJobQueueSnapshot', () => {
  const world = createFairShareWorld();
  const {
    aws,
    client,
    beginFair,
    submitTo,
    submitted,
    submitSized,
    createEnvironment,
    createQueue,
    register,
    statusOf,
  } = world;
  const { clock } = aws;
  const snapshot = async (jobQueue: string | undefined = 'queue', by = client) => {
    const { $metadata, ...reply } = await by.send(new GetJobQueueSnapshotCommand({ jobQueue }));
    expect($metadata.httpStatusCode).toBe(200);
    return reply;
  };
  const beginFifo = async () => {
    await createEnvironment('one', { maxvCpus: 2 });
    await createQueue('queue', ['one']);
    await register();
  };
  const now = () => clock.now().getTime();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(['queue', 'arn:aws:batch:us-east-1:123456789012:job-queue/queue'])(
    'shows the empty queue %s',
    async (name) => {
      await beginFifo();

      expect(await snapshot(name)).toEqual({
        frontOfQueue: { jobs: [], lastUpdatedAt: now() },
        queueUtilization: { totalCapacityUsage: [{ capacityUnit: 'VCPU', quantity: 0 }], lastUpdatedAt: now() },
      });
    },
  );

  it('shows the RUNNABLE jobs in the order of dispatch, and what the others have', async () => {
    await beginFifo();
    await submitSized(2);
    const submittedAt = now();
    clock.advance('3m');
    const [second, third] = [await submitSized(1), await submitted({ arrayProperties: { size: 2 } })];
    clock.advance('1s');

    expect(await snapshot()).toEqual({
      frontOfQueue: {
        jobs: [second, `${third}:0`, `${third}:1`].map((jobId) => ({
          jobArn: `${JOB}/${jobId}`,
          earliestTimeAtPosition: submittedAt + 181_000,
        })),
        lastUpdatedAt: submittedAt + 181_000,
      },
      queueUtilization: {
        totalCapacityUsage: [{ capacityUnit: 'VCPU', quantity: 2 }],
        lastUpdatedAt: submittedAt + 181_000,
      },
    });
  });

  it('counts all nodes of a job as soon as it has their instances', async () => {
    await createEnvironment('metal', { minvCpus: 6, maxvCpus: 6, instanceTypes: ['c6i.large'] });
    await createQueue('queue', ['metal']);
    const nodeRangeProperties = [{ targetNodes: '0:', container: { image: 'mpi', resourceRequirements: RESOURCES } }];
    const nodeProperties = { numNodes: 3, mainNode: 0, nodeRangeProperties };
    const jobId = await submitted({ jobDefinition: await register({ jobDefinitionName: 'mpi', nodeProperties }) });
    const usage = async () => (await snapshot()).queueUtilization?.totalCapacityUsage;
    clock.advance('10s');
    expect([await statusOf(jobId), await usage()]).toEqual(['STARTING', [{ capacityUnit: 'VCPU', quantity: 3 }]]);
    clock.advance('10s');
    expect([await statusOf(jobId), await usage()]).toEqual(['RUNNING', [{ capacityUnit: 'VCPU', quantity: 3 }]]);
  });

  it('shows 100 jobs', async () => {
    await beginFifo();
    const jobId = await submitted({ arrayProperties: { size: 101 } });
    clock.advance('1s');
    const { frontOfQueue: { jobs = [] } = {} } = await snapshot();

    expect(jobs).toHaveLength(100);
    expect(jobs.at(-1)).toMatchObject({ jobArn: `${JOB}/${jobId}:99` });
  });

  it('shows the shares of a fair-share queue, those that use most first', async () => {
    await beginFair({}, { maxvCpus: 4 });
    await submitTo('idle', ['ended']);
    clock.runUntilIdle();
    await submitTo('b', ['b']);
    await submitTo('c', ['c1', 'c2']);
    await submitTo('a', ['a1']);
    clock.advance('10s');
    const [b2, a2, c3, b3] = [
      ...(await submitTo('b', ['b2'])),
      ...(await submitTo('a', ['a2'])),
      ...(await submitTo('c', ['c3'])),
      ...(await submitTo('b', ['b3'], { schedulingPriorityOverride: 1 })),
    ];
    clock.advance('1s');
    // In vCPU-minutes, with the next one: b 1.08, a 1.08, c 2.17. After each start: b 2.08 · a 2.08 · b 3.08 · c 3.17
    const { frontOfQueue, queueUtilization } = await snapshot();

    expect(frontOfQueue?.jobs?.map(({ jobArn }) => jobArn)).toEqual([b3, a2, b2, c3].map((jobId) => `${JOB}/${jobId}`));
    expect(queueUtilization).toEqual({
      totalCapacityUsage: [{ capacityUnit: 'VCPU', quantity: 4 }],
      fairshareUtilization: {
        activeShareCount: 3,
        topCapacityUtilization: [
          { shareIdentifier: 'c', capacityUsage: [{ capacityUnit: 'VCPU', quantity: 2 }] },
          { shareIdentifier: 'a', capacityUsage: [{ capacityUnit: 'VCPU', quantity: 1 }] },
          { shareIdentifier: 'b', capacityUsage: [{ capacityUnit: 'VCPU', quantity: 1 }] },
        ],
      },
      lastUpdatedAt: now(),
    });
  });

  it('shows the first 20 of the shares', async () => {
    await beginFair({}, { maxvCpus: 64 });
    for (let index = 0; index < 21; index++) await submitTo(`share-${index}`, ['job']);
    clock.advance('10s');
    const { fairshareUtilization } = (await snapshot()).queueUtilization ?? {};

    expect(fairshareUtilization?.activeShareCount).toBe(21);
    expect(fairshareUtilization?.topCapacityUtilization).toHaveLength(20);
  });

  it('counts CPUs on Amazon EKS', async () => {
    await createEnvironment('pods', {}, EKS);
    await createQueue('queue', ['pods']);

    expect((await snapshot()).queueUtilization?.totalCapacityUsage).toEqual([{ capacityUnit: 'cpu', quantity: 0 }]);
  });

  it('refuses a queue that is not there, or elsewhere, or not named', async () => {
    await beginFifo();
    const texts = [
      await rejectionOf(snapshot('nope')),
      await rejectionOf(snapshot('queue', new BatchClient({ region: 'eu-west-1' }))),
      await rejectionOf(client.send(new GetJobQueueSnapshotCommand({ jobQueue: undefined }))),
    ];

    expect(texts).toEqual([
      {
        name: 'ClientException',
        text: 'arn:aws:batch:us-east-1:123456789012:job-queue/nope does not exist',
        isWrapped: false,
      },
      {
        name: 'ClientException',
        text: 'arn:aws:batch:eu-west-1:123456789012:job-queue/queue does not exist',
        isWrapped: false,
      },
      { name: 'ClientException', text: 'jobQueue is required.', isWrapped: true },
    ]);
  });
});
