import { SubmitJobCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { RunTaskCommand, StopTaskCommand, UpdateContainerInstancesStateCommand } from '@aws-sdk/client-ecs';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AwsState, BatchSeed, CapacityPlace } from '../../src/index.js';
import { flawsOfLinks } from '../links/linked-flaws.js';
import { createLinkedWorld } from '../links/linked-world.js';
import { assertProperty, patience } from './property.js';

const container = { image: 'busybox', vcpus: 1, memory: 2_048 };
const SEED: BatchSeed = {
  computeEnvironments: [
    { computeEnvironmentName: 'ec2', computeResources: { maxvCpus: 12, instanceTypes: ['m6i.large', 'm6i.xlarge'] } },
    { computeEnvironmentName: 'spot', computeResources: { type: 'FARGATE_SPOT', maxvCpus: 4 } },
    { computeEnvironmentName: 'own', type: 'UNMANAGED' },
  ],
  jobQueues: [
    { jobQueueName: 'ec2', computeEnvironments: ['ec2'] },
    { jobQueueName: 'spot', computeEnvironments: ['spot'] },
    { jobQueueName: 'own', computeEnvironments: ['own'] },
  ],
  jobDefinitions: [
    { jobDefinitionName: 'job-ec2', containerProperties: container },
    { jobDefinitionName: 'job-own', containerProperties: container },
    { jobDefinitionName: 'job-spot', platformCapabilities: ['FARGATE'] },
    {
      jobDefinitionName: 'job-nodes',
      nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] },
    },
  ],
};

type Kind = 'ec2' | 'spot' | 'own' | 'nodes';
const INCIDENTS = [
  ...(['terminate', 'stop', 'lose', 'drain', 'undrain', 'interrupt', 'run'] as const),
  ...(['exit', 'outOfMemory', 'pullError', 'shortage', 'capacity'] as const),
] as const;
type Incident = (typeof INCIDENTS)[number];
type Step =
  | { readonly type: 'submit'; readonly kind: Kind; readonly size: number; readonly attempts: number }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: Incident; readonly which: number };

const submission = fc.record({
  type: fc.constant('submit' as const),
  kind: fc.constantFrom<Kind>('ec2', 'spot', 'own', 'nodes'),
  size: fc.constantFrom(1, 1, 3),
  attempts: fc.constantFrom(1, 3),
});
const pause = fc.record({ type: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 7, 10, 25, 60, 180) });
const incident = fc.record({
  type: fc.constantFrom(...INCIDENTS),
  which: fc.nat({ max: 9 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: submission },
  { weight: 6, arbitrary: pause },
  { weight: 5, arbitrary: incident },
);

const PLACES: readonly CapacityPlace[] = [
  { capacityProvider: 'FARGATE_SPOT' },
  ...['us-east-1a', 'us-east-1b', 'us-east-1c'].map((availabilityZone) => ({ availabilityZone })),
];

function placeAt(which: number): CapacityPlace {
  return PLACES[which % PLACES.length] ?? { capacityProvider: 'FARGATE' };
}

type TaskRecord = AwsState['ecs']['tasks'][string];

function hasRunningContainer({ containers }: TaskRecord): boolean {
  return containers[0]?.lastStatus === 'RUNNING';
}

function isPulling({ lastStatus, desiredStatus, pullStoppedAt }: TaskRecord): boolean {
  const isStarting = lastStatus === 'PROVISIONING' || lastStatus === 'PENDING';
  return isStarting && desiredStatus === 'RUNNING' && pullStoppedAt === undefined;
}

describe('jobs and their tasks', () => {
  const world = createLinkedWorld();
  const { aws, batch, ecs } = world;
  const { clock } = aws;

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('agree at any time, whatever befalls them', { timeout: patience }, async () => {
    await assertProperty(
      { seed: 3, quick: 12, deep: 500 },
      fc.array(step, { minLength: 3, maxLength: 25 }),
      async (steps) => {
        aws.reset();
        await begin();
        for (const [index, one] of steps.entries()) {
          await perform(one);
          expect(flawsOfLinks(aws.state), `after step ${index}`).toEqual([]);
        }
        for (const place of PLACES) aws.ecs.simulate.capacityReturn(place);
        // Somebody may have taken the servers of the user.
        aws.ecs.seed({ containerInstances: [{ cluster: await world.clusterOf('own'), instanceType: 'm5.xlarge' }] });
        clock.advance('3h');
        expect(flawsOfLinks(aws.state), 'in the end').toEqual([]);
        const statuses = new Set(Object.values(aws.state.batch.jobs).map(({ status }) => status));
        expect([...statuses].filter((status) => status !== 'SUCCEEDED' && status !== 'FAILED')).toEqual([]);
      },
    );
  });

  async function begin(): Promise<void> {
    aws.batch.onJob({}, ({ attempt, jobId }) => ({
      exitCode: attempt === 1 && /[0-7]$/.test(jobId) ? 1 : 0,
      after: '45s',
      onStop: { exitCode: 143, after: '7s' },
    }));
    aws.batch.seed(SEED);
    aws.ecs.seed({
      containerInstances: [{ cluster: await world.clusterOf('own'), instanceType: 'm5.large' }],
      taskDefinitions: [
        {
          family: 'own',
          requiresCompatibilities: ['EC2'],
          containerDefinitions: [{ name: 'own', image: 'own', cpu: 512, memory: 512 }],
        },
      ],
    });
    aws.ecs.onTask({ family: 'own' }, { after: '90s' });
  }

  const pick = <T>(from: Readonly<Record<string, T>>, which: number, suits: (one: T) => boolean = () => true) => {
    const found = Object.values(from).filter(suits);
    return found[which % Math.max(1, found.length)];
  };
  const taskAt = (which: number) => pick(aws.state.ecs.tasks, which, ({ lastStatus }) => lastStatus !== 'STOPPED');
  const instanceAt = (which: number) =>
    pick(aws.state.ecs.containerInstances, which, ({ status }) => status !== 'INACTIVE');
  const setStatus = async (which: number, status: 'ACTIVE' | 'DRAINING') => {
    const { clusterArn: cluster, containerInstanceArn = '' } = instanceAt(which) ?? {};
    const containerInstances = [containerInstanceArn];
    if (cluster === undefined) return;
    await ecs.send(new UpdateContainerInstancesStateCommand({ cluster, containerInstances, status }));
  };

  /** Each befalls one of those that there are, if there is any. */
  const incidents: Readonly<Record<Incident, (which: number) => Promise<unknown>>> = {
    async terminate(which) {
      const { jobId } = pick(aws.state.batch.jobs, which) ?? {};
      if (jobId !== undefined) await batch.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    },
    async stop(which) {
      const { clusterArn: cluster, taskArn: task } = taskAt(which) ?? {};
      if (task !== undefined) await ecs.send(new StopTaskCommand({ cluster, task, reason: 'a mistake' }));
    },
    async lose(which) {
      const { containerInstanceArn } = instanceAt(which) ?? {};
      if (containerInstanceArn !== undefined) aws.ecs.simulate.instanceTermination(containerInstanceArn);
    },
    drain: async (which) => setStatus(which, 'DRAINING'),
    undrain: async (which) => setStatus(which, 'ACTIVE'),
    async interrupt(which) {
      const task = taskAt(which);
      const arn =
        task?.capacityProviderName === 'FARGATE_SPOT' ? task.taskArn : instanceAt(which)?.containerInstanceArn;
      if (arn !== undefined) aws.ecs.simulate.spotInterruption(arn);
    },
    async exit(which) {
      const task = pick(aws.state.ecs.tasks, which, hasRunningContainer);
      if (task !== undefined) aws.ecs.simulate.containerExit(task.taskArn, { exitCode: which % 2 });
    },
    async outOfMemory(which) {
      const job = pick(
        aws.state.batch.jobs,
        which,
        ({ status, attempt }) => status === 'RUNNING' && attempt !== undefined,
      );
      if (job !== undefined) aws.batch.simulate.outOfMemory(job.jobId);
    },
    async pullError(which) {
      const task = pick(aws.state.ecs.tasks, which, isPulling);
      if (task !== undefined) aws.ecs.simulate.imagePullError(task.taskArn);
    },
    shortage: async (which) => aws.ecs.simulate.capacityShortage(placeAt(which)),
    capacity: async (which) => aws.ecs.simulate.capacityReturn(placeAt(which)),
    async run() {
      const cluster = await world.clusterOf('own');
      const { containerInstances } = aws.state.ecs;
      const isOpen = ({ clusterArn, status }: { readonly clusterArn: string; readonly status: string }) =>
        clusterArn === cluster && status === 'ACTIVE';
      if (pick(containerInstances, 0, isOpen) === undefined) return;
      await ecs.send(new RunTaskCommand({ cluster, taskDefinition: 'own', launchType: 'EC2' }));
    },
  };

  async function submit({ kind, size, attempts }: Step & { readonly type: 'submit' }): Promise<void> {
    await batch.send(
      new SubmitJobCommand({
        jobName: kind,
        jobQueue: kind === 'nodes' ? 'ec2' : kind,
        jobDefinition: `job-${kind}`,
        retryStrategy: { attempts },
        ...(size > 1 && kind !== 'nodes' && { arrayProperties: { size } }),
      }),
    );
  }

  async function perform(one: Step): Promise<void> {
    if (one.type === 'wait') clock.advance(one.seconds * 1_000);
    else if (one.type === 'submit') await submit(one);
    else await incidents[one.type](one.which);
  }
});
