import { SubmitJobCommand } from '@aws-sdk/client-batch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/index.js';
import { createJobWorld, EC2, FARGATE } from '../batch/job/job-world.js';
import { hasEnded } from './flaws/resource-flaws.js';
import { flawsOfChange, flawsOfState, MAX_VCPUS } from './job-flaws.js';
import {
  dependenciesOf,
  exitCodeOf,
  expectedOf,
  steps,
  type PlannedJob,
  type Step,
  type SubmittedJob,
} from './planned-jobs.js';
import { assertProperty, patience } from './property.js';

const INSTANCES = { ...EC2, maxvCpus: MAX_VCPUS, instanceTypes: ['c6i.large', 'r6i.xlarge'] };

function container(vcpus: string, memory: string) {
  return {
    image: 'busybox',
    resourceRequirements: [
      { type: 'VCPU' as const, value: vcpus },
      { type: 'MEMORY' as const, value: memory },
    ],
  };
}

describe('the jobs of AWS Batch', () => {
  const { aws, client, prepareQueue, register, submitted } = createJobWorld();
  const { batch, clock } = aws;
  let prepared: Snapshot;
  let jobs = new Map<string, SubmittedJob>();
  /** As the events have it. */
  let statuses = new Map<string, string>();
  let flaws: string[] = [];

  beforeAll(async () => {
    await prepareQueue({ name: 'high', environment: { computeResources: INSTANCES }, queue: { priority: 10 } });
    await prepareQueue({
      name: 'low',
      environment: { computeResources: { ...INSTANCES, allocationStrategy: 'BEST_FIT_PROGRESSIVE' } },
      queue: { computeEnvironmentOrder: ['high', 'low'].map((name, order) => ({ computeEnvironment: name, order })) },
    });
    await prepareQueue({ name: 'fargate', environment: { computeResources: { ...FARGATE, maxvCpus: MAX_VCPUS } } });
    await register({ jobDefinitionName: 'small', containerProperties: container('1', '512') });
    await register({ jobDefinitionName: 'large', containerProperties: container('3', '20000') });
    const nodeRangeProperties = [{ targetNodes: '0:', container: container('1', '512') }];
    await register({ jobDefinitionName: 'nodes', nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties } });
    for (const [size, vcpus] of Object.entries({ small: '1', large: '4' })) {
      const executionRoleArn = 'arn:aws:iam::123456789012:role/run';
      await register({
        jobDefinitionName: `fargate-${size}`,
        platformCapabilities: ['FARGATE'],
        containerProperties: { ...container(vcpus, '8192'), executionRoleArn },
      });
    }
    prepared = aws.snapshot();
    aws.events.on('Batch Job State Change', ({ detail }) => {
      const change = { jobId: String(detail['jobId']), status: String(detail['status']) };
      flaws.push(...flawsOfChange(jobs, statuses, change));
      statuses.set(change.jobId, change.status);
    });
  });
  beforeEach(begin);
  afterAll(() => aws.restore());

  function begin(): void {
    aws.reset();
    aws.load(prepared);
    [jobs, statuses, flaws] = [new Map(), new Map(), []];
    batch.onJob({}, ({ jobId, attempt, arrayIndex = 0 }) => {
      const job = jobs.get(jobId.replace(/[:#].*/, ''));
      return job && { exitCode: exitCodeOf(job, attempt, arrayIndex), after: job.seconds * 1_000 };
    });
  }

  async function submit(planned: PlannedJob): Promise<void> {
    const isNodes = planned.size === 'nodes';
    const job = { ...planned, ...(isNodes && { queue: 'high' as const, children: 1 }) };
    const dependsOn = dependenciesOf(job, jobs);
    const { jobId = '' } = await client.send(
      new SubmitJobCommand({
        jobName: 'job',
        jobQueue: job.queue,
        jobDefinition: job.queue === 'fargate' ? `fargate-${job.size}` : job.size,
        retryStrategy: { attempts: job.attempts },
        dependsOn,
        ...(job.children > 1 && { arrayProperties: { size: job.children } }),
        ...(job.hasTimeout && { timeout: { attemptDurationSeconds: 60 } }),
      }),
    );
    jobs.set(jobId, { ...job, dependsOn });
  }

  /** Takes away the instance that one of the running jobs runs on. How any of them ends is not known any more. */
  function interrupt(nth: number, disturbed: Set<string>): void {
    const running = Object.values(aws.state.batch.jobs).filter(({ attempt }) => attempt?.containerInstanceArn);
    for (const { jobId } of running) disturbed.add(jobId.replace(/[:#].*/, ''));
    const victim = running[nth % running.length];
    if (victim !== undefined) batch.simulate.spotInterruption(victim.jobArn);
  }

  async function end({ Command, nth }: Extract<Step, { type: 'end' }>, disturbed: Set<string>): Promise<void> {
    const known = Object.values(aws.state.batch.jobs).filter(({ jobId }) => !jobId.includes('#'));
    const { jobId } = known[nth % known.length] ?? {};
    if (jobId === undefined) return;
    disturbed.add(jobId.replace(/:.*/, ''));
    await client.send(new Command({ jobId, reason: 'enough' }));
  }

  /** Goes on until nothing happens any more. */
  function runOut(): void {
    for (let count = 0; clock.next().length > 0; count++) {
      flaws.push(...flawsOfState(aws.state));
      if (count > 2_000) throw new Error('The world never becomes idle.');
    }
  }

  async function run(sequence: readonly Step[]): Promise<Set<string>> {
    const disturbed = new Set<string>();
    for (const step of sequence) {
      if (step.type === 'submit') await submit(step.job);
      else if (step.type === 'wait') clock.advance(step.seconds * 1_000);
      else if (step.type === 'interrupt') interrupt(step.nth, disturbed);
      else if (step.type === 'end') await end(step, disturbed);
      else if (step.type === 'shortage') batch.simulate.capacityShortage('high');
      else batch.simulate.capacityReturn('high');
      flaws.push(...flawsOfState(aws.state));
    }
    batch.simulate.capacityReturn('high');
    runOut();
    return disturbed;
  }

  it(
    'start in their turn and in the room there is, and end as they shall',
    async () => {
      await assertProperty({ seed: 7, quick: 6, deep: 1_000 }, steps, async (sequence) => {
        begin();
        const disturbed = await run(sequence);
        const known = new Map([...jobs].filter(([jobId]) => !disturbed.has(jobId)));
        const wrong = Object.values(aws.state.batch.jobs).filter((job) => {
          const expected = job.jobId.includes('#') ? undefined : expectedOf(known, job.jobId);
          return !hasEnded(job) || (expected !== undefined && job.status !== expected);
        });

        expect([...flaws, ...wrong.map(({ jobId, status }) => `${jobId} has ended as ${status}`)]).toEqual([]);
      });
    },
    patience,
  );

  it(
    'leave a world idle in which one of them can never run',
    async () => {
      await assertProperty({ seed: 7, quick: 3, deep: 500 }, steps, async (sequence) => {
        begin();
        const resourceRequirements = [{ type: 'VCPU' as const, value: '99' }];
        await submitted({ jobQueue: 'low', jobDefinition: 'small', containerOverrides: { resourceRequirements } });
        await run(sequence);

        expect(flaws).toEqual([]);
      });
    },
    patience,
  );
});
