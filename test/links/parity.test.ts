import {
  BatchClient,
  CancelJobCommand,
  DeleteComputeEnvironmentCommand,
  DescribeJobsCommand,
  SubmitJobCommand,
  TerminateJobCommand,
  UpdateComputeEnvironmentCommand,
  UpdateJobQueueCommand,
  type SubmitJobCommandInput,
} from '@aws-sdk/client-batch';
import { afterEach, describe, expect, it } from 'vitest';
import { mockAws, mockBatch, type BatchMock, type BatchSeed, type WorldHandle } from '../../src/index.js';
import { EKS } from '../batch/job/job-world.js';

type Job = Partial<SubmitJobCommandInput>;

/** What a test of jobs does, be there an ECS in the world or not. */
interface Scenario {
  readonly seed?: BatchSeed;
  readonly jobs: readonly Job[];
  readonly outcomes?: (batch: BatchMock['batch']) => void;
  readonly incidents?: (aws: BatchMock, jobIds: readonly string[]) => Promise<void> | void;
}

const RESOURCES = [{ type: 'VCPU', value: '1' } as const, { type: 'MEMORY', value: '2048' } as const];
const SEED: BatchSeed = {
  computeEnvironments: [
    { computeEnvironmentName: 'fleet', computeResources: { maxvCpus: 16, instanceTypes: ['m6i.xlarge'] } },
  ],
  jobQueues: ['nightly'],
  jobDefinitions: ['report'],
};
const FARGATE: BatchSeed = {
  ...SEED,
  computeEnvironments: [{ computeEnvironmentName: 'fleet', computeResources: { type: 'FARGATE_SPOT', maxvCpus: 2 } }],
  jobDefinitions: [{ jobDefinitionName: 'report', platformCapabilities: ['FARGATE'] }],
};
const container = (name: string) => ({ name, image: name, essential: name === 'app', resourceRequirements: RESOURCES });
const SEVERAL: BatchSeed = {
  ...SEED,
  jobDefinitions: [
    {
      jobDefinitionName: 'report',
      ecsProperties: { taskProperties: [{ containers: [container('app'), container('log')] }] },
    },
  ],
};
const NODES: BatchSeed = {
  ...SEED,
  jobDefinitions: [
    {
      jobDefinitionName: 'report',
      nodeProperties: {
        ...{ numNodes: 3, mainNode: 0 },
        nodeRangeProperties: [{ targetNodes: '0:', container: { image: 'mpi', resourceRequirements: RESOURCES } }],
      },
    },
  ],
};
const PODS: BatchSeed = {
  ...SEED,
  computeEnvironments: [{ computeEnvironmentName: 'fleet', ...EKS }],
  jobDefinitions: [
    {
      jobDefinitionName: 'report',
      eksProperties: {
        podProperties: { containers: [{ image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } }] },
      },
    },
  ],
};
const THREE: Job = { retryStrategy: { attempts: 3 } };
const spotLoss = (aws: BatchMock, [jobId = '']: readonly string[]): void => {
  aws.clock.advance('4m');
  aws.batch.simulate.spotInterruption(jobId);
};

/** Arrays and nodes, too. */
async function play(aws: BatchMock, { seed = SEED, jobs, outcomes, incidents }: Scenario): Promise<unknown> {
  const client = new BatchClient({});
  aws.batch.seed(seed);
  outcomes?.(aws.batch);
  const jobIds: string[] = [];
  for (const job of jobs) {
    const request = { jobName: `job-${jobIds.length}`, jobQueue: 'nightly', jobDefinition: 'report', ...job };
    jobIds.push((await client.send(new SubmitJobCommand(request))).jobId ?? '');
  }
  await incidents?.(aws, jobIds);
  aws.clock.runUntilIdle();
  const all = Object.values(aws.state.batch.jobs).map(({ jobId }) => jobId);
  const details = (await client.send(new DescribeJobsCommand({ jobs: all }))).jobs;
  const events = aws.events.all().filter(({ source }) => source === 'aws.batch');
  return withoutIds({ details, events, now: aws.clock.now() });
}

/** What is made at random says no more than what it is. */
function withoutIds(world: unknown): unknown {
  const text = JSON.stringify(world)
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID')
    .replace(/\/[\da-f]{32}\b/g, '/ID')
    .replace(/\bi-0[\da-f]{16}\b/g, 'INSTANCE')
    .replace(/\b10([.-])0\1\d+\1\d+\b/g, 'ADDRESS');
  return JSON.parse(text);
}

describe('AWS Batch beside ECS', () => {
  let worlds: WorldHandle[] = [];
  const use = <W extends WorldHandle>(world: W): W => {
    worlds.push(world);
    return world;
  };
  const restore = () => {
    for (const world of worlds) world.restore();
    worlds = [];
  };

  afterEach(restore);

  it.each<[string, Scenario]>([
    [
      'retries',
      {
        jobs: [THREE, { retryStrategy: { attempts: 3, evaluateOnExit: [{ onExitCode: '3', action: 'EXIT' }] } }],
        outcomes: (batch) =>
          batch.onJob({}, ({ attempt }) => ({ exitCode: attempt === 2 ? 3 : 1, reason: `attempt ${attempt}` })),
      },
    ],
    [
      'arrays',
      {
        jobs: [{ arrayProperties: { size: 6 } }],
        outcomes: (batch) => batch.onJob({ arrayIndex: 2 }, { exitCode: 1, after: '20s' }),
      },
    ],
    [
      'timeouts',
      { jobs: [{ timeout: { attemptDurationSeconds: 60 } }], outcomes: (batch) => batch.onJob({}, { after: '1h' }) },
    ],
    ['jobs that cannot start', { jobs: [THREE], outcomes: (batch) => batch.onJob({}, { startError: true }) }],
    [
      'the loss of an instance',
      { jobs: [THREE, THREE, {}], outcomes: (batch) => batch.onJob({}, { after: '9m' }), incidents: spotLoss },
    ],
    [
      'hosts that are lost by an outcome',
      { jobs: [THREE, THREE], outcomes: (batch) => batch.onJob({ attempt: 1 }, { hostTerminated: true }) },
    ],
    [
      'Fargate Spot',
      {
        seed: FARGATE,
        jobs: [THREE, {}, {}],
        outcomes: (batch) => batch.onJob({}, { after: '9m' }),
        incidents: spotLoss,
      },
    ],
    [
      'several containers',
      { seed: SEVERAL, jobs: [{}], outcomes: (batch) => batch.onJob({}, { containers: { log: { exitCode: 9 } } }) },
    ],
    [
      'nodes',
      { seed: NODES, jobs: [THREE], outcomes: (batch) => batch.onJob({ nodeIndex: 0, attempt: 1 }, { exitCode: 1 }) },
    ],
    [
      'the loss of the instance of a node',
      {
        ...{ seed: NODES, jobs: [THREE] },
        incidents(aws) {
          aws.clock.advance('190s');
          const node = Object.values(aws.state.batch.jobs).find(({ index }) => index === 1);
          aws.batch.simulate.spotInterruption(node?.jobId ?? '');
        },
      },
    ],
    ['more jobs than there is room for', { jobs: Array.from({ length: 9 }, () => ({ arrayProperties: { size: 9 } })) }],
    [
      'what is terminated and cancelled',
      {
        jobs: [THREE, { arrayProperties: { size: 2 } }, { dependsOn: [] }, THREE],
        outcomes: (batch) => batch.onJob({ jobName: 'job-3' }, { onStop: { exitCode: 0, after: '5s' } }),
        async incidents({ clock }, [first, array, , last]) {
          const client = new BatchClient({});
          const reason = 'enough';
          clock.advance('165s');
          await client.send(new TerminateJobCommand({ jobId: first, reason }));
          clock.advance('20s');
          await client.send(new TerminateJobCommand({ jobId: last, reason }));
          await client.send(new TerminateJobCommand({ jobId: array, reason }));
          const late = { jobName: 'late', jobQueue: 'nightly', jobDefinition: 'report' };
          const { jobId } = await client.send(new SubmitJobCommand(late));
          await client.send(new CancelJobCommand({ jobId, reason }));
        },
      },
    ],
    [
      'an environment that goes',
      {
        jobs: [THREE, {}],
        async incidents({ batch, clock }) {
          const client = new BatchClient({});
          clock.advance('180s');
          batch.seed({ computeEnvironments: ['other'] });
          const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'other' }];
          await client.send(new UpdateJobQueueCommand({ jobQueue: 'nightly', computeEnvironmentOrder }));
          const computeEnvironment = 'fleet';
          await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, state: 'DISABLED' }));
          clock.advance('5s');
          await client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment }));
        },
      },
    ],
    [
      'pods on Amazon EKS',
      { seed: PODS, jobs: [THREE, {}], outcomes: (batch) => batch.onJob({}, { after: '9m' }), incidents: spotLoss },
    ],
  ])('does with %s what it does alone', async (_, scenario) => {
    const alone = await play(use(mockBatch()), scenario);
    restore();
    const linked = await play(use(mockAws()), scenario);

    expect(linked).toEqual(alone);
  });
});
