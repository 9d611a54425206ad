import {
  CreateSchedulingPolicyCommand,
  type ComputeResource,
  type FairsharePolicy,
  type SubmitJobCommandInput,
} from '@aws-sdk/client-batch';
import { FARGATE } from '../../job/job-world.js';
import { createSchedulerWorld, type SchedulerWorld } from '../scheduler-world.js';

/** A fair-share queue `queue` on Fargate, for jobs of 1 vCPU that run for a minute. */
export interface FairShareWorld extends SchedulerWorld {
  /** Default: room for one job, and a policy with all defaults. */
  beginFair(policy?: FairsharePolicy, resources?: Partial<ComputeResource>): Promise<void>;
  /** Jobs of that name, by which `startsOf` calls them. */
  submitTo(
    shareIdentifier: string,
    jobNames: readonly string[],
    input?: Partial<SubmitJobCommandInput>,
  ): Promise<string[]>;
  /** The names of the jobs in the order in which they have started to run. */
  startOrder(): string;
  /** How many jobs have each status, by the first letter of their names. */
  runningOf(): Readonly<Record<string, number>>;
}

export const FAIR: string = 'arn:aws:batch:us-east-1:123456789012:scheduling-policy/fair';

export function createFairShareWorld(): FairShareWorld {
  const world = createSchedulerWorld();
  const { aws, client, createEnvironment, createQueue, register, submitted } = world;
  const jobs = () => Object.values(aws.state.batch.jobs);
  return {
    ...world,
    async beginFair(fairsharePolicy = {}, resources = {}) {
      await client.send(new CreateSchedulingPolicyCommand({ name: 'fair', fairsharePolicy }));
      const computeResources = { ...FARGATE, maxvCpus: 1, ...resources };
      await createEnvironment('one', {}, { computeResources });
      await createQueue('queue', ['one'], { schedulingPolicyArn: FAIR });
      await register({
        platformCapabilities: ['FARGATE'],
        schedulingPriority: 0,
        containerProperties: {
          image: 'busybox',
          executionRoleArn: 'arn:aws:iam::123456789012:role/run',
          resourceRequirements: [
            { type: 'VCPU', value: '1' },
            { type: 'MEMORY', value: '2048' },
          ],
        },
      });
    },
    async submitTo(shareIdentifier, jobNames, input) {
      const ids: string[] = [];
      for (const jobName of jobNames) ids.push(await submitted({ jobName, shareIdentifier, ...input }));
      return ids;
    },
    startOrder: () =>
      jobs()
        .filter(({ startedAt, arraySize }) => startedAt !== undefined && arraySize === undefined)
        .toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
        .map(({ jobName, index }) => (index === undefined ? jobName : `${jobName}:${index}`))
        .join(' '),
    runningOf() {
      const running = jobs().filter(({ status }) => status === 'RUNNING' || status === 'STARTING');
      const count = (letter: string) => running.filter(({ jobName }) => jobName.startsWith(letter)).length;
      return Object.fromEntries(
        [...new Set(running.map(({ jobName }) => jobName.charAt(0)))].map((letter) => [letter, count(letter)]),
      );
    },
  };
}
