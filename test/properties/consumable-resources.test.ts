import * as fc from 'fast-check';
import { SubmitJobCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, describe, expect, it } from 'vitest';
import { createConsumableWorld } from '../batch/consumable-resource/consumable-world.js';
import { assertProperty, patience } from './property.js';

const NAMES = ['licence', 'seat', 'token'] as const;

const need = fc.record({ consumableResource: fc.constantFrom(...NAMES), quantity: fc.nat(3) });

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('submit' as const),
        needs: fc.uniqueArray(need, { selector: ({ consumableResource }) => consumableResource, maxLength: 3 }),
        children: fc.constantFrom(1, 1, 3),
        attempts: fc.integer({ min: 1, max: 2 }),
        exitCode: fc.constantFrom(0, 0, 1),
        seconds: fc.integer({ min: 1, max: 120 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(120) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('terminate' as const), nth: fc.nat(100) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('update' as const),
        name: fc.constantFrom(...NAMES),
        operation: fc.constantFrom('ADD', 'REMOVE'),
        quantity: fc.integer({ min: 1, max: 2 }),
      }),
    },
  ),
  { minLength: 10, maxLength: 40 },
);

type Submission = Extract<typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never, { type: 'submit' }>;

describe('consumable resources', () => {
  const world = createConsumableWorld();
  const { aws, client, create, update, beginOnFargate } = world;
  const { batch, clock } = aws;

  afterAll(() => aws.restore());

  /** What jobs hold is what is in use, and no job has started with what was not there. */
  function flaws(least: ReadonlyMap<string, number>): string[] {
    const jobs = Object.values(aws.state.batch.jobs);
    return Object.values(aws.state.batch.consumableResources).flatMap((resource) => {
      const { consumableResourceArn: arn, consumableResourceName: name, inUseQuantity, totalQuantity } = resource;
      const holds = jobs.flatMap(({ consumables = [] }) =>
        consumables.filter((one) => one.consumableResourceArn === arn),
      );
      const held = holds.reduce((sum, { quantity }) => sum + quantity, 0);
      // A total that was lowered may be below what is in use until jobs have ended.
      const most = Math.max(totalQuantity, least.get(name) ?? 0);
      return [
        ...(held === inUseQuantity ? [] : [`${held} of ${name} are held, but ${inUseQuantity} in use`]),
        ...(inUseQuantity > most ? [`${inUseQuantity} of ${totalQuantity} ${name} are in use`] : []),
        ...(totalQuantity < 0 ? [`there are ${totalQuantity} of ${name}`] : []),
      ];
    });
  }

  async function submit({ needs, children, attempts, exitCode, seconds }: Submission): Promise<void> {
    const { jobId = '' } = await client.send(
      new SubmitJobCommand({
        ...{ jobName: 'job', jobQueue: 'queue', jobDefinition: 'sleep' },
        retryStrategy: { attempts },
        consumableResourcePropertiesOverride: { consumableResourceList: needs },
        ...(children > 1 && { arrayProperties: { size: children } }),
      }),
    );
    batch.onJob({ jobId: `${jobId}*` }, { exitCode, after: seconds * 1_000 });
  }

  it(
    'are never given to more jobs than there are, and are all back when the jobs have ended',
    { timeout: patience },
    async () => {
      await assertProperty({ seed: 7, quick: 8, deep: 500 }, steps, async (sequence) => {
        aws.reset();
        await beginOnFargate({ totalQuantity: 3 });
        await create({ consumableResourceName: 'seat', totalQuantity: 1 });
        await create({ consumableResourceName: 'token', totalQuantity: 20, resourceType: 'NON_REPLENISHABLE' });
        const found: string[] = [];
        for (const step of sequence) {
          const inUse = new Map(
            Object.values(aws.state.batch.consumableResources).map(
              ({ consumableResourceName, inUseQuantity }) => [consumableResourceName, inUseQuantity] as const,
            ),
          );
          if (step.type === 'submit') await submit(step);
          else if (step.type === 'wait') clock.advance(step.seconds * 1_000);
          else if (step.type === 'update') await update({ consumableResource: step.name, ...step }).catch(() => {});
          else {
            const jobs = Object.values(aws.state.batch.jobs);
            const { jobId = '' } = jobs[step.nth % jobs.length] ?? {};
            if (jobId !== '') await client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
          }
          found.push(...flaws(inUse));
        }
        await update({ operation: 'ADD', quantity: 10 });
        await update({ consumableResource: 'seat', operation: 'ADD', quantity: 10 });
        await update({ consumableResource: 'token', operation: 'ADD', quantity: 1_000 });
        while (clock.next().length > 0) found.push(...flaws(new Map()));
        expect(found).toEqual([]);
        const { jobs, consumableResources } = aws.state.batch;
        expect(Object.values(jobs).filter(({ status }) => status !== 'SUCCEEDED' && status !== 'FAILED')).toEqual([]);
        expect(Object.values(consumableResources).map(({ inUseQuantity }) => inUseQuantity)).toEqual([0, 0, 0]);
      });
    },
  );
});
