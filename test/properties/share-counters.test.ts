import { BatchClient, CancelJobsCommand, SubmitJobCommand, TerminateJobsCommand } from '@aws-sdk/client-batch';
import { mockBatch, type BatchSeed } from 'aws-ecs-batch-mock';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ShareRecord } from '../../src/batch/scheduler/fair-share/share-record.js';
import { assertProperty, patience } from './property.js';

const container = { image: 'busybox', vcpus: 1, memory: 1_024 };
const nodeRangeProperties = [{ targetNodes: '0:', container }];
const SEED: BatchSeed = {
  computeEnvironments: [
    { computeEnvironmentName: 'fleet', computeResources: { maxvCpus: 8, instanceTypes: ['m6i.large'] } },
  ],
  schedulingPolicies: [{ name: 'fair', fairsharePolicy: { shareDecaySeconds: 60, computeReservation: 20 } }],
  jobQueues: [{ jobQueueName: 'queue', schedulingPolicy: 'fair' }],
  jobDefinitions: [
    { jobDefinitionName: 'one', containerProperties: container, schedulingPriority: 1 },
    {
      jobDefinitionName: 'nodes',
      nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties },
      schedulingPriority: 1,
    },
  ],
};

type Step =
  | {
      readonly type: 'submit';
      readonly share: string;
      readonly kind: 'one' | 'array' | 'nodes';
      readonly attempts: number;
    }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'cancel' | 'terminate' | 'lose'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('submit' as const),
    share: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('one' as const, 'array' as const, 'nodes' as const),
    attempts: fc.constantFrom(1, 2),
  }),
  fc.record({ type: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 30, 160) }),
  fc.record({ type: fc.constantFrom('cancel' as const, 'terminate' as const, 'lose' as const), which: fc.nat(9) }),
);

describe('what is kept of shares', () => {
  const aws = mockBatch();
  const { batch, clock } = aws;
  const client = new BatchClient({});

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  const shares = () => Object.values((aws.state.batch as unknown as { shares: Record<string, ShareRecord> }).shares);
  const jobs = () => Object.values(aws.state.batch.jobs);

  async function take(change: Step): Promise<void> {
    if (change.type === 'wait') return void clock.advance(`${change.seconds}s`);
    if (change.type === 'submit') {
      const { share: shareIdentifier, kind, attempts } = change;
      const job = { jobName: 'job', jobQueue: 'queue', jobDefinition: kind === 'nodes' ? 'nodes' : 'one' };
      const arrayProperties = kind === 'array' ? { size: 3 } : undefined;
      await client.send(
        new SubmitJobCommand({ ...job, shareIdentifier, arrayProperties, retryStrategy: { attempts } }),
      );
      return;
    }
    const known = jobs();
    const { jobId = '', attempt } = known[change.which % Math.max(1, known.length)] ?? {};
    const request = { jobs: [jobId], reason: 'a change of mind' };
    if (change.type === 'cancel' && jobId !== '') await client.send(new CancelJobsCommand(request));
    if (change.type === 'terminate' && jobId !== '') await client.send(new TerminateJobsCommand(request));
    if (change.type === 'lose' && attempt !== undefined) batch.simulate.spotInterruption(jobId);
  }

  /** The vCPUs of a job count from the start of its attempt; those of nodes from the start of the first to the end of the last. */
  function vcpusOf(share: string): number {
    const members = jobs().filter((job) => job.share?.shareIdentifier === share);
    const own = members.filter(({ numNodes }) => numNodes === undefined);
    const withNodes = members.filter(
      ({ numNodes, status }) => numNodes !== undefined && /STARTING|RUNNING/.test(status),
    );
    return own.reduce((sum, { attempt }) => sum + (attempt?.need.vcpus ?? 0), 0) + 2 * withNodes.length;
  }

  function countUnended(share: string): number {
    const whole = jobs().filter((job) => job.share?.shareIdentifier === share && job.parentArn === undefined);
    return whole.filter(({ status }) => !/SUCCEEDED|FAILED/.test(status)).length;
  }

  it('agrees with their jobs at any time', { timeout: patience }, async () => {
    await assertProperty(
      { seed: 20_240_101, quick: 6, deep: 500 },
      fc.array(step, { minLength: 5, maxLength: 25 }),
      async (steps) => {
        aws.reset();
        batch.seed(SEED);
        batch.onJob({ attempt: 1 }, { exitCode: 1, after: '20s' });
        for (const change of [...steps, { type: 'wait', seconds: 7_200 } as const]) {
          await take(change);
          for (const { shareIdentifier, unended, vcpus } of shares()) {
            expect([shareIdentifier, unended, vcpus]).toEqual([
              shareIdentifier,
              countUnended(shareIdentifier),
              vcpusOf(shareIdentifier),
            ]);
          }
        }
        // Nothing waits for ever, and in the end all is forgotten.
        expect([shares(), jobs().filter(({ status }) => !/SUCCEEDED|FAILED/.test(status))]).toEqual([[], []]);
      },
    );
  });
});
