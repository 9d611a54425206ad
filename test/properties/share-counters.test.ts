import {
  BatchClient,
  CancelJobsCommand,
  DeleteJobQueueCommand,
  SubmitJobCommand,
  SubmitServiceJobCommand,
  TerminateJobsCommand,
  TerminateServiceJobsCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchSeed } from 'aws-ecs-batch-mock';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobRecord } from '../../src/batch/job/job-record.js';
import type { ShareRecord } from '../../src/batch/scheduler/fair-share/share-record.js';
import type { ServiceJobRecord } from '../../src/batch/service-job/service-job-record.js';
import { assertProperty, patience } from './property.js';

const container = { image: 'busybox', vcpus: 1, memory: 1_024 };
const nodeRangeProperties = [{ targetNodes: '0:', container }];
const SEED: BatchSeed = {
  computeEnvironments: [
    { computeEnvironmentName: 'fleet', computeResources: { maxvCpus: 8, instanceTypes: ['m6i.large'] } },
  ],
  schedulingPolicies: [{ name: 'fair', fairsharePolicy: { shareDecaySeconds: 60, computeReservation: 20 } }],
  serviceEnvironments: [
    { serviceEnvironmentName: 'training', capacityLimits: [{ maxCapacity: 3, capacityUnit: 'NUM_INSTANCES' }] },
  ],
  jobDefinitions: [
    { jobDefinitionName: 'one', containerProperties: container, schedulingPriority: 1 },
    {
      jobDefinitionName: 'nodes',
      nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties },
      schedulingPriority: 1,
    },
  ],
};

const QUEUES = {
  queue: { jobQueueName: 'queue', schedulingPolicy: 'fair', computeEnvironments: ['fleet'] },
  trainings: { jobQueueName: 'trainings', schedulingPolicy: 'fair', serviceEnvironment: 'training' },
};
type QueueName = keyof typeof QUEUES;
const serviceRequestPayload = JSON.stringify({ ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 2 } });

type Step =
  | {
      readonly type: 'submit';
      readonly share: string;
      readonly kind: 'one' | 'array' | 'nodes' | 'training';
      readonly attempts: number;
    }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'cancel' | 'terminate' | 'lose'; readonly which: number }
  | { readonly type: 'remake'; readonly queue: QueueName };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('submit' as const),
    share: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('one' as const, 'array' as const, 'nodes' as const, 'training' as const),
    attempts: fc.constantFrom(1, 2),
  }),
  fc.record({ type: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 30, 160) }),
  fc.record({ type: fc.constantFrom('cancel' as const, 'terminate' as const, 'lose' as const), which: fc.nat(9) }),
  fc.record({
    type: fc.constant('remake' as const),
    queue: fc.constantFrom('queue' as const, 'trainings' as const),
  }),
);

function isOf({ share }: Pick<JobRecord, 'share'>, shareIdentifier: string): boolean {
  return share?.shareIdentifier === shareIdentifier;
}

describe('what is kept of shares', () => {
  const aws = mockBatch();
  const { batch, clock } = aws;
  const client = new BatchClient({});

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  const state = () =>
    aws.state.batch as typeof aws.state.batch & {
      readonly shares: Record<string, ShareRecord>;
      readonly serviceJobs: Record<string, ServiceJobRecord>;
    };
  const shares = () => Object.values(state().shares);
  const jobs = () => Object.values(state().jobs);
  const serviceJobs = () => Object.values(state().serviceJobs);
  const queueOf = (name: QueueName) =>
    Object.values(state().jobQueues).find(({ jobQueueName }) => jobQueueName === name);

  async function take(change: Step): Promise<void> {
    if (change.type === 'wait') clock.advance(`${change.seconds}s`);
    else if (change.type === 'submit') await submit(change);
    else if ('which' in change) await end(change.type, change.which);
    else await remakeQueue(change.queue);
  }

  async function end(how: 'cancel' | 'terminate' | 'lose', which: number): Promise<void> {
    const known = [...jobs(), ...serviceJobs()];
    const { jobId, attempt } = known[which % Math.max(1, known.length)] ?? {};
    if (jobId === undefined) return;
    const request = { jobs: [jobId], reason: 'a change of mind' };
    if (how === 'cancel') await client.send(new CancelJobsCommand(request));
    if (how === 'terminate') {
      await client.send(new TerminateJobsCommand(request));
      await client.send(new TerminateServiceJobsCommand(request));
    }
    if (how === 'lose' && attempt !== undefined && 'need' in attempt) batch.simulate.spotInterruption(jobId);
  }

  async function submit({ share, kind, attempts }: Extract<Step, { readonly type: 'submit' }>): Promise<void> {
    const jobQueue = kind === 'training' ? 'trainings' : 'queue';
    const { state: wish, status } = queueOf(jobQueue) ?? {};
    if (wish !== 'ENABLED' || status !== 'VALID') return;
    const job = { jobName: 'job', jobQueue, shareIdentifier: share, retryStrategy: { attempts } };
    if (kind === 'training') {
      const serviceJobType = 'SAGEMAKER_TRAINING';
      await client.send(new SubmitServiceJobCommand({ ...job, serviceJobType, serviceRequestPayload }));
      return;
    }
    const jobDefinition = kind === 'nodes' ? 'nodes' : 'one';
    const arrayProperties = kind === 'array' ? { size: 3 } : undefined;
    await client.send(new SubmitJobCommand({ ...job, jobDefinition, arrayProperties }));
  }

  /** Where jobs have yet to stop, the next time will do. */
  async function remakeQueue(jobQueue: QueueName): Promise<void> {
    if (queueOf(jobQueue)?.status === 'VALID') {
      await client.send(new UpdateJobQueueCommand({ jobQueue, state: 'DISABLED' }));
      clock.advance('5s');
      await client.send(new DeleteJobQueueCommand({ jobQueue }));
      clock.advance('15s');
    }
    if (queueOf(jobQueue) === undefined) batch.seed({ jobQueues: [QUEUES[jobQueue]] });
  }

  /** The vCPUs of a job count from the start of its attempt; those of nodes from the start of the first to the end of the last. */
  function usageOf({ jobQueueArn, shareIdentifier }: ShareRecord): number {
    const members = jobs().filter((job) => job.jobQueueArn === jobQueueArn && isOf(job, shareIdentifier));
    const own = members.filter(({ numNodes }) => numNodes === undefined);
    const withNodes = members.filter(
      ({ numNodes, status }) => numNodes !== undefined && /STARTING|RUNNING/.test(status),
    );
    const training = serviceJobs().filter(
      (job) => job.jobQueueArn === jobQueueArn && job.request.shareIdentifier === shareIdentifier && job.attempt,
    );
    return (
      own.reduce((sum, { attempt }) => sum + (attempt?.need.vcpus ?? 0), 0) + 2 * withNodes.length + 2 * training.length
    );
  }

  function countUnended({ jobQueueArn, shareIdentifier }: ShareRecord): number {
    const whole = jobs().filter((job) => isOf(job, shareIdentifier) && job.parentArn === undefined);
    const training = serviceJobs().filter(({ request }) => request.shareIdentifier === shareIdentifier);
    const all = [...whole, ...training].filter((job) => job.jobQueueArn === jobQueueArn);
    return all.filter(({ status }) => !/SUCCEEDED|FAILED/.test(status)).length;
  }

  it('agrees with their jobs at any time', { timeout: patience }, async () => {
    await assertProperty(
      { seed: 20_240_101, quick: 6, deep: 500 },
      fc.array(step, { minLength: 5, maxLength: 25 }),
      async (steps) => {
        aws.reset();
        batch.seed(SEED);
        batch.seed({ jobQueues: Object.values(QUEUES) });
        batch.onJob({ attempt: 1 }, { exitCode: 1, after: '20s' });
        batch.onJob({ jobQueue: 'trainings' }, { after: '10m' });
        for (const change of [...steps, { type: 'wait', seconds: 7_200 } as const]) {
          await take(change);
          for (const share of shares()) {
            const { jobQueueArn, shareIdentifier, unended, vcpus } = share;
            expect([jobQueueArn, shareIdentifier, unended, vcpus]).toEqual([
              jobQueueArn,
              shareIdentifier,
              countUnended(share),
              usageOf(share),
            ]);
          }
        }
        // Nothing waits for ever, and in the end all is forgotten.
        expect([
          shares(),
          [...jobs(), ...serviceJobs()].filter(({ status }) => !/SUCCEEDED|FAILED/.test(status)),
        ]).toEqual([[], []]);
      },
    );
  });
});
