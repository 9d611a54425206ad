import { CreateClusterCommand, ECSClient, ListClustersCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws, mockBatch, mockEcs, UsageError, type MockOptions } from 'aws-ecs-batch-mock';
import { afterEach, describe, expect, it } from 'vitest';

/** As options that no compiler has seen. */
const loose = (timing: unknown) => timing as never;

describe('the options of a mock', () => {
  const undo: (() => void)[] = [];
  const mock = (options?: MockOptions) => {
    const aws = mockEcs(options);
    undo.push(aws.restore);
    return aws;
  };
  const create = async () => (await new ECSClient({}).send(new CreateClusterCommand({}))).cluster?.clusterArn;

  afterEach(() => {
    for (const restore of undo.splice(0)) restore();
  });

  it('say whose account it is', async () => {
    mock({ accountId: '000000000042' });

    expect(await create()).toBe('arn:aws:ecs:us-east-1:000000000042:cluster/default');
  });

  it.each([
    ['a Date', new Date('2030-05-06T07:08:09Z')],
    ['a text', '2030-05-06T07:08:09Z'],
    ['epoch milliseconds', 1_904_281_689_000],
  ])('say when virtual time begins, as %s', (_what, startTime) => {
    const { clock } = mock({ startTime });

    expect(clock.now()).toEqual(new Date('2030-05-06T07:08:09Z'));
  });

  it('have defaults for everything', async () => {
    const { clock, state } = mock();

    expect(clock.now()).toEqual(new Date('2024-01-01T00:00:00Z'));
    expect(state.now).toBe(1_704_067_200_000);
    expect(await create()).toBe('arn:aws:ecs:us-east-1:123456789012:cluster/default');
  });

  it('say where identifiers begin: another seed gives other ones, the same seed the same', () => {
    const taskArns = (seed?: number) => {
      using aws = mockEcs({ seed });
      return aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'], tasks: [{ taskDefinition: 'app' }] })
        .taskArns;
    };

    expect(taskArns(1)).toEqual(taskArns(1));
    expect(taskArns(0)).toEqual(taskArns());
    expect(taskArns(1)).not.toEqual(taskArns(2));
  });

  it('say how much of the past is kept: the oldest goes first', async () => {
    const { ecs, events, timeline, reset, clock } = mock({ historyLimit: 2 });
    for (let i = 0; i < 5; i++) {
      clock.advance('1s');
      await new ECSClient({}).send(new ListClustersCommand({ maxResults: i + 1 }));
    }

    expect(ecs.calls().map(({ args: [command] }) => command.input)).toEqual([{ maxResults: 4 }, { maxResults: 5 }]);
    expect(ecs.call(-1)?.args[0].input).toEqual({ maxResults: 5 });
    expect(timeline().split('\n')).toEqual([
      '+4s          message    (3 earlier entries are gone: see the option historyLimit)',
      '+4s          call       ListClusters {"maxResults":4}',
      '+5s          call       ListClusters {"maxResults":5}',
    ]);
    ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a'] } };
    await new ECSClient({}).send(
      new RunTaskCommand({ taskDefinition: 'app', launchType: 'FARGATE', networkConfiguration }),
    );
    clock.advance('1h');
    expect(events.all().map(({ detail }) => detail['lastStatus'])).toEqual(['PENDING', 'RUNNING']);
    reset();
    expect([ecs.calls(), events.all(), timeline()]).toEqual([[], [], '']);
  });

  it.each<[what: string, options: object, message: string]>([
    ['a limit of nothing', { historyLimit: 0 }, 'historyLimit: 0 is no limit. Give a whole number of at least 1.'],
    [
      'an option that there is not',
      { acountId: '123456789012' },
      'options: there is no "acountId". Did you mean accountId?',
    ],
    [
      'a phase of no service',
      { timing: { imagePull: '1m' } },
      'timing: there is no "imagePull". Give any of ecs, batch.',
    ],
    ['an account that is none', { accountId: '42' }, 'accountId: "42" is no account. Give twelve digits.'],
    [
      'a Region that is none',
      { region: 'Ireland' },
      'region: "Ireland" is no Region. Give its code, such as eu-west-1.',
    ],
    ['an empty Region', { region: '' }, 'region: "" is no Region. Give its code, such as eu-west-1.'],
    [
      'a time that is none',
      { startTime: 'tomorrow' },
      'startTime: "tomorrow" is no time. Give a Date, an ISO 8601 text or epoch milliseconds.',
    ],
    ['a seed that is no whole number', { seed: 1.5 }, 'seed: 1.5 is no whole number.'],
    [
      'a timing that is none',
      { timing: 'fast' },
      "timing: \"fast\" is no timing. Give 'instant', or durations such as { ecs: { imagePull: '1m' } }.",
    ],
    [
      'a phase that is none',
      { timing: { ecs: { coffee: '5m' } } },
      'timing.ecs.coffee is no phase of ECS. The phases are ',
    ],
    [
      'a phase of the other service that is none',
      { timing: { batch: { jobDuraton: '5m' } } },
      'timing.batch.jobDuraton is no phase of AWS Batch. The phases are ',
    ],
    [
      'a duration of the other service that is none',
      { timing: { batch: { jobDuration: 'soon' } } },
      '"soon" is no duration.',
    ],
    [
      'a duration that is none',
      { timing: { ecs: { imagePull: 'soon' } } },
      "\"soon\" is no duration. Give milliseconds of 0 or more, or a text such as '500ms', '90s', '1h30m'.",
    ],
    [
      'a transport that is none',
      { transport: 'http' },
      "transport: \"http\" is no transport. Give 'direct' or 'wire'.",
    ],
    [
      'a client that is none',
      { client: 'ECSClient' },
      'client: "ECSClient" is no client of the AWS SDK v3. Give clients, such as new ECSClient({}), or their classes.',
    ],
  ])('refuse %s, and leave the clients alone', (_what, options, message) => {
    expect(() => mock(options)).toThrow(UsageError);
    expect(() => mock(options)).toThrow(message);
    expect(Object.hasOwn(ECSClient.prototype, 'send')).toBe(false);
  });
});

describe('mockAws, mockEcs and mockBatch', () => {
  it.each([
    ['mockAws', mockAws],
    ['mockEcs', mockEcs],
    ['mockBatch', mockBatch],
  ])('%s takes the timing of both services', (_name, mock) => {
    using aws = mock({ timing: { ecs: { imagePull: '1m' }, batch: { jobDuration: '5m' } } });
    expect(aws.clock.pending()).toEqual([]);

    expect(() => mock({ timing: loose({ ecs: { imagePul: '1m' } }) })).toThrow('timing.ecs.imagePul is no phase');
    expect(() => mock({ timing: loose({ batch: { jobDuraton: '1m' } }) })).toThrow(
      'timing.batch.jobDuraton is no phase',
    );
  });

  const worldMembers = [
    'changes',
    'clock',
    'events',
    'faults',
    'load',
    'mark',
    'reset',
    'resetHistory',
    'restore',
    'snapshot',
    'state',
    'timeline',
    'writeTrace',
  ];

  it.each([
    ['mockAws', mockAws, ['batch', 'ecs']],
    ['mockEcs', mockEcs, ['ecs']],
    ['mockBatch', mockBatch, ['batch']],
  ] as const)('%s gives the handles that its name says, and the world', (_name, mock, services) => {
    using aws = mock();

    expect(Object.keys(aws).toSorted()).toEqual([...services, ...worldMembers].toSorted());
  });

  it('members work on their own, without the handle', async () => {
    const { ecs, changes, snapshot, resetHistory, reset, restore } = mockEcs();
    await new ECSClient({}).send(new CreateClusterCommand({}));

    expect(changes()).toEqual(['+ cluster/default ACTIVE']);
    resetHistory();
    expect(ecs.calls()).toEqual([]);
    reset();
    expect(snapshot()).toMatchObject({ ecs: { clusters: {} } });
    restore();
    expect(Object.hasOwn(ECSClient.prototype, 'send')).toBe(false);
  });
});
