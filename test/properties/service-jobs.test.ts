import { TerminateServiceJobCommand, UpdateServiceJobCommand } from '@aws-sdk/client-batch';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/index.js';
import { createServiceJobWorld, M5, payloadOf, QUOTA_SHARES } from '../batch/service-job/service-job-world.js';
import { assertProperty, patience } from './property.js';

const CAPACITY = 6;
/** What each share has of its own, and what it can have at the most. */
const SHARES = {
  reserving: { own: 2, most: 2 },
  lending: { own: 2, most: 2 },
  borrowing: { own: 1, most: CAPACITY },
  careful: { own: 2, most: 3 },
} as const;
type ShareName = keyof typeof SHARES;

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('submit' as const),
        share: fc.constantFrom<ShareName>('reserving', 'lending', 'borrowing', 'careful'),
        instances: fc.integer({ min: 1, max: 3 }),
        priority: fc.nat(3),
        seconds: fc.integer({ min: 1, max: 600 }),
        stopSeconds: fc.nat(60),
        exitCode: fc.constantFrom(0, 0, 1),
      }),
    },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(300) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('terminate' as const), nth: fc.nat(100) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('hurry' as const), nth: fc.nat(100), priority: fc.nat(3) }) },
  ),
  { minLength: 10, maxLength: 40 },
);

type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

describe('service jobs in quota shares', () => {
  const { aws, client, begin, createShare, submitted } = createServiceJobWorld();
  const { batch, clock, events } = aws;
  let prepared: Snapshot;
  let jobIds: string[] = [];
  let flaws: string[] = [];

  beforeAll(async () => {
    await begin({ policy: QUOTA_SHARES, capacityLimits: [{ maxCapacity: CAPACITY, capacityUnit: M5 }] });
    const limitsOf = (name: ShareName) => [{ maxCapacity: SHARES[name].own, capacityUnit: M5 }];
    const preemptionConfiguration = { inSharePreemption: 'ENABLED' as const };
    await createShare('reserving', { capacityLimits: limitsOf('reserving'), preemptionConfiguration });
    await createShare('lending', {
      capacityLimits: limitsOf('lending'),
      resourceSharingConfiguration: { strategy: 'LEND' },
    });
    await createShare('borrowing', {
      capacityLimits: limitsOf('borrowing'),
      resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW' },
      preemptionConfiguration,
    });
    await createShare('careful', {
      capacityLimits: limitsOf('careful'),
      resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW', borrowLimit: 50 },
    });
    prepared = aws.snapshot();
    events.on('Batch Service Job State Change', () => flaws.push(...listFlaws()));
  });
  afterAll(() => aws.restore());

  /** More is given out than there is, or than a share can have, not counting what is about to come back. */
  function listFlaws(): string[] {
    const active = Object.values(aws.state.batch.serviceJobs).filter(({ attempt }) => attempt !== undefined);
    const instancesOf = (jobs: typeof active) =>
      jobs.reduce((sum, { capacityUsage }) => sum + (capacityUsage[0]?.quantity ?? 0), 0);
    const used = instancesOf(active);
    const ofShares = Object.entries(SHARES).flatMap(([name, { most }]) => {
      const has = instancesOf(
        active.filter(({ attempt, request }) => request.quotaShareName === name && attempt?.stop === undefined),
      );
      return has > most ? [`${name} has ${has} instances, and can have ${most}`] : [];
    });
    return [...(used > CAPACITY ? [`${used} of ${CAPACITY} instances are in use`] : []), ...ofShares];
  }

  function hasEnded(jobId: string): boolean {
    const job = Object.values(aws.state.batch.serviceJobs).find((one) => one.jobId === jobId);
    return job?.stoppedAt !== undefined;
  }

  async function take(step: Step): Promise<void> {
    const jobId = 'nth' in step ? jobIds[step.nth % Math.max(1, jobIds.length)] : undefined;
    if (step.type === 'wait') clock.advance(step.seconds * 1_000);
    else if (step.type === 'submit') {
      const { share: quotaShareName, priority: schedulingPriority, instances, exitCode, seconds } = step;
      const id = await submitted({ quotaShareName, schedulingPriority, serviceRequestPayload: payloadOf(instances) });
      const onStop = { after: step.stopSeconds * 1_000 };
      batch.onJob({ jobId: id }, { exitCode, after: seconds * 1_000, onStop });
      jobIds.push(id);
    } else if (jobId === undefined) return;
    else if (step.type === 'terminate') await client.send(new TerminateServiceJobCommand({ jobId, reason: 'over' }));
    else if (!hasEnded(jobId)) {
      await client.send(new UpdateServiceJobCommand({ jobId, schedulingPriority: step.priority }));
    }
  }

  /** Each job has ended, unless its share can never have what it needs, or it stands behind such a job. */
  function listStuck(): string[] {
    const unended = Object.values(aws.state.batch.serviceJobs).filter(({ stoppedAt }) => stoppedAt === undefined);
    const blocked = new Set(
      unended.filter(({ blockedBy }) => blockedBy !== undefined).map(({ request }) => request.quotaShareName),
    );
    return unended.filter(({ request }) => !blocked.has(request.quotaShareName)).map(({ jobName }) => jobName);
  }

  it(
    'never have more than there is or may be theirs, and all end that can',
    async () => {
      await assertProperty({ seed: 10, quick: 10, deep: 1_000 }, steps, async (sequence) => {
        aws.load(prepared);
        [jobIds, flaws] = [[], []];
        for (const step of sequence) await take(step);
        clock.runUntilIdle();
        expect(flaws).toEqual([]);
        expect(listStuck()).toEqual([]);
      });
    },
    patience,
  );
});
