/* oxlint-disable vitest/no-conditional-expect -- A hostile value has its effect or is refused: either will do. */
import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { ECSClient, ListClustersCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { HOSTILE_NAMES, HOSTILE_VALUES, HUGE_VALUES } from './hostile-values.js';

describe('what a test hands in', () => {
  const aws = mockAws();
  const { ecs, batch, clock, faults } = aws;
  const client = new ECSClient({ region: 'us-east-1' });
  const batchClient = new BatchClient({ region: 'us-east-1' });
  const runTask = () => client.send(new RunTaskCommand({ taskDefinition: 'web', launchType: 'EC2' }));
  const runJob = async () => {
    await batchClient.send(new SubmitJobCommand({ jobName: 'j', jobQueue: 'queue', jobDefinition: 'job' }));
    clock.advance('1h');
  };
  const listClusters = () => client.send(new ListClustersCommand({})).catch(assertIsOfAws);

  /** Each takes a hostile value: as a whole, and as each member. */
  const ENTRIES: Readonly<Record<string, (value: never) => unknown>> = {
    ...entries(
      'option',
      ['accountId', 'region', 'startTime', 'seed', 'historyLimit', 'timing', 'client', 'transport'],
      (options) => mockAws(options).restore(),
    ),
    'option timing.ecs': (value) => mockAws({ timing: { ecs: value } }).restore(),
    'option timing.ecs.imagePull': (value) => mockAws({ timing: { ecs: { imagePull: value } } }).restore(),
    ...entries(
      'ecs.seed',
      ['clusters', 'taskDefinitions', 'services', 'tasks', 'containerInstances', 'described'],
      (seed) => ecs.seed(seed),
    ),
    ...memberEntries(
      'ecs.seed tasks[]',
      ['cluster', 'lastStatus', 'outcome', 'createdAt', 'tags', 'capacityProviderName'],
      (task) => ecs.seed({ tasks: [{ ...(task as object), taskDefinition: 'web' }] }),
    ),
    ...entries(
      'ecs.seed containerInstances[]',
      ['instanceType', 'attributes', 'count', 'capacityProviderName', 'tags'],
      (instance) => ecs.seed({ containerInstances: [instance] }),
    ),
    ...entries('batch.seed', ['computeEnvironments', 'jobQueues', 'jobDefinitions', 'jobs', 'described'], (seed) =>
      batch.seed(seed),
    ),
    ...memberEntries(
      'batch.seed jobs[]',
      ['status', 'outcome', 'dependsOn', 'createdAt', 'children', 'count', 'jobQueue'],
      (job) => batch.seed({ jobs: [{ ...(job as object), jobDefinition: 'job' }] }),
    ),
    ...entries('onTask', ['family', 'image', 'overrides'], (match) => (ecs.onTask(match, { exitCode: 0 }), runTask())),
    ...entries('outcome of a task', ['exitCode', 'after', 'reason', 'health', 'onStop', 'containers'], (outcome) => {
      ecs.onTask({}, outcome);
      return runTask().then(() => clock.advance('1h'));
    }),
    ...entries(
      'onJob',
      ['jobName', 'attempt', 'parameters'],
      (match) => (batch.onJob(match, { exitCode: 0 }), runJob()),
    ),
    ...entries('outcome of a job', ['exitCode', 'after', 'reason', 'startError', 'onStop', 'containers'], (outcome) => {
      batch.onJob({}, outcome);
      return runJob();
    }),
    ...memberEntries('faults.fail', ['name', 'message', 'statusCode'], (error) => {
      faults.fail(ListClustersCommand, { name: 'X', ...(error as object) });
      return listClusters();
    }),
    ...entries('faults.throttle', ['times', 'probability'], (options) => {
      faults.throttle(ListClustersCommand, options);
      return listClusters();
    }),
    'faults.latency': (value) => faults.latency(ListClustersCommand, value),
    'clock.advance': (value) => clock.advance(value),
    'clock.advanceTo': (value) => clock.advanceTo(value),
    'clock.autoAdvance': (value) => clock.autoAdvance(value),
    'snapshot include': (value) => aws.snapshot({ include: value }),
    load: (value) => aws.load(value),
  };

  beforeEach(() => {
    aws.reset();
    ecs.seed({
      clusters: ['default'],
      taskDefinitions: [{ family: 'web', networkMode: 'bridge' }],
      containerInstances: [{}],
    });
    batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['queue'], jobDefinitions: ['job'] });
  });
  afterAll(() => aws.restore());

  it.each(Object.keys(ENTRIES))(
    'as %s has its effect or is refused, whatever it is',
    { timeout: 30_000 },
    async (entry) => {
      const hand = ENTRIES[entry] ?? expect.fail();
      const before = aws.snapshot();
      for (const [what, value] of HOSTILE_VALUES) {
        const outcome = await attempt(() => hand(value as never));
        if (outcome === 'refused') expect.soft(aws.snapshot(), what).toEqual(before);
        else aws.load(before);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it.each([
    'option accountId',
    'option timing.ecs',
    'ecs.seed clusters',
    'ecs.seed tasks',
    'ecs.seed tasks[] cluster',
    'batch.seed jobs',
    'clock.advance',
    'load',
  ])('as %s may be huge', { timeout: 30_000 }, async (entry) => {
    const hand = ENTRIES[entry] ?? expect.fail();
    for (const [, value] of HUGE_VALUES) {
      for (const given of [value, [value]]) expect(await attempt(() => hand(given as never))).toBe('refused');
    }
  });

  it.each(HOSTILE_NAMES)('by the name %j is that of a resource, or is refused', (name) => {
    const member = Object.fromEntries([[name, [name]]]);
    for (const seed of [
      { clusters: [name] },
      { taskDefinitions: [name] },
      { services: [name] },
      { tasks: [name] },
      member,
    ]) {
      refusedOrTaken(() => ecs.seed(seed));
    }
    for (const seed of [{ computeEnvironments: [name] }, { jobQueues: [name] }, { jobDefinitions: [name] }, member]) {
      refusedOrTaken(() => batch.seed(seed));
    }
    refusedOrTaken(() => ecs.onTask(member, { exitCode: 0 }));
    refusedOrTaken(() => batch.onJob({}, member));
    refusedOrTaken(() => mockAws({ timing: { ecs: member } }).restore());
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(JSON.parse(JSON.stringify(aws.snapshot()))).toStrictEqual({ ...aws.snapshot() });
  });

  it('is a copy: what the test does with it later has no effect', async () => {
    const outcome = { exitCode: 3, after: '1m' };
    ecs.onTask({}, outcome);
    outcome.exitCode = 4;
    const { tasks: [task] = [] } = await runTask();
    clock.advance('10m');

    expect(aws.state.ecs.tasks[task?.taskArn ?? '']?.containers).toMatchObject([{ exitCode: 3 }]);
    expect(Object.isFrozen(outcome)).toBe(false);
  });
});

type Entries = Record<string, (value: never) => unknown>;

/** The value itself, and as each of the members. */
function entries(name: string, members: readonly string[], hand: (value: never) => unknown): Entries {
  return { [name]: hand, ...memberEntries(name, members, hand) };
}

function memberEntries(name: string, members: readonly string[], hand: (value: never) => unknown): Entries {
  return Object.fromEntries(
    members.map((member) => [`${name} ${member}`, (value: unknown) => hand({ [member]: value } as never)]),
  );
}

async function attempt(hand: () => unknown): Promise<'taken' | 'refused' | 'answered'> {
  try {
    await hand();
    return 'taken';
  } catch (error) {
    if (error instanceof UsageError) {
      expect(error.message.length).toBeLessThan(3_000);
      return 'refused';
    }
    assertIsOfAws(error);
    return 'answered';
  }
}

function refusedOrTaken(hand: () => unknown): void {
  try {
    hand();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
  }
}

function assertIsOfAws(error: unknown): void {
  expect(error).toMatchObject({ $metadata: { httpStatusCode: expect.any(Number) as number } });
}
