/* oxlint-disable vitest/expect-expect, typescript/only-throw-error, typescript/no-unsafe-return -- Hostile values are of no type; what is refused is expected in a function of its own. */
import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import { mockAws, type AwsMock } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_NAMES, TEN_MEGABYTES } from './hostile-values.js';

describe.each(['direct', 'wire'] as const)('a hostile call, with the transport %s', (transport) => {
  let aws: AwsMock;
  const settings = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 };
  const client = new ECSClient(settings);
  const batchClient = new BatchClient(settings);
  /** The name of the error of AWS; of an output its text. */
  const outcomeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error: unknown) => {
        expect(error).toMatchObject({ $fault: 'client', $metadata: { httpStatusCode: 400 } });
        return (error as Error).name;
      },
    );
  const refused = async (call: Promise<unknown>) => {
    const before = aws.snapshot();
    expect(await outcomeOf(call)).toMatch(/Exception$/);
    expect(aws.snapshot({ omit: ['counters'] })).toEqual({ ...partOf(before) });
  };

  // The latest mock answers: not before the other tests of this file are over.
  beforeAll(() => void (aws = mockAws({ transport })));
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(HOSTILE_NAMES)('names a cluster %j, and pollutes nothing', async (name) => {
    await outcomeOf(client.send(new CreateClusterCommand({ clusterName: name, tags: [{ key: name, value: name }] })));
    await outcomeOf(client.send(new DescribeClustersCommand({ clusters: [name] })));
    await outcomeOf(client.send(new DescribeTasksCommand({ cluster: name, tasks: [name] })));
    await outcomeOf(client.send(new RunTaskCommand({ taskDefinition: name, cluster: name, group: name })));
    await outcomeOf(batchClient.send(new SubmitJobCommand({ jobName: name, jobQueue: name, jobDefinition: name })));

    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(JSON.parse(JSON.stringify(aws.snapshot()))).toStrictEqual({ ...aws.snapshot() });
  });

  it('keeps maps whose keys are those of prototypes', async () => {
    const labels = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as Record<string, string>;
    const { taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: 'constructor',
        containerDefinitions: [{ name: 'toString', image: 'x', memory: 128, dockerLabels: labels }],
      }),
    );

    const kept = taskDefinition?.containerDefinitions?.[0]?.dockerLabels;
    expect(JSON.stringify(kept)).toBe('{"__proto__":"a","constructor":"b","toString":"c"}');
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });

  it('is refused where a text has ten million characters', { timeout: 30_000 }, async () => {
    await refused(client.send(new CreateClusterCommand({ clusterName: TEN_MEGABYTES })));
    await refused(client.send(new RunTaskCommand({ taskDefinition: TEN_MEGABYTES })));
    await refused(client.send(new ListClustersCommand({ nextToken: TEN_MEGABYTES })));
    const job = { jobName: TEN_MEGABYTES, jobQueue: 'q', jobDefinition: 'd' };
    await refused(batchClient.send(new SubmitJobCommand(job)));
  });

  it('is refused where a list has 100,000 entries', { timeout: 30_000 }, async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `c${i}`);
    const tags = many.map((key) => ({ key, value: key }));
    await refused(client.send(new DescribeClustersCommand({ clusters: many })));
    await refused(client.send(new CreateClusterCommand({ tags })));
    await refused(client.send(new TagResourceCommand({ resourceArn: 'arn:aws:ecs:us-east-1:1:cluster/a', tags })));
    const dependsOn = many.map((jobId) => ({ jobId }));
    await refused(
      batchClient.send(new SubmitJobCommand({ jobName: 'a', jobQueue: 'q', jobDefinition: 'd', dependsOn })),
    );
  });

  it.each([-1, -0.5, 0.5, 2 ** 31, 2 ** 53, 1e308])('is refused where a number is %s', async (count) => {
    aws.ecs.seed({ taskDefinitions: ['web'] });
    await refused(client.send(new RunTaskCommand({ taskDefinition: 'web', count })));
    await refused(client.send(new ListClustersCommand({ maxResults: count })));
  });

  it('is refused where a pattern of the cluster query language is to take for ever', async () => {
    aws.ecs.seed({ taskDefinitions: ['web'], containerInstances: [{ count: 3 }] });
    const patterns = ['(a+)+$', '((a*)*)*b', '(a|a)*c', '(.*)*(.*)*(.*)*x', `${'(a?)'.repeat(50)}${'a'.repeat(50)}`];
    for (const pattern of patterns) {
      const expression = `attribute:ecs.instance-type =~ ${pattern}`;
      const task = { taskDefinition: 'web', launchType: 'EC2' } as const;
      const placementConstraints = [{ type: 'memberOf' as const, expression }];
      expect(await outcomeOf(client.send(new RunTaskCommand({ ...task, placementConstraints })))).toMatch(
        /^answered$|Exception$/,
      );
    }
  });
});

describe('a hostile call that no wire could carry', () => {
  let aws: AwsMock;
  const client = new ECSClient({ region: 'us-east-1' });
  const create = (input: unknown) => client.send(new CreateClusterCommand(input as object));

  beforeAll(() => void (aws = mockAws()));
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  // The SDK itself reads the input of a call that fails, to log it.
  it.each<[what: string, input: () => unknown]>([
    [
      'has a getter that throws',
      () => ({
        get clusterName(): string {
          throw new Error('boom');
        },
      }),
    ],
    [
      'has a getter that throws nothing',
      () => ({
        get tags(): never {
          throw undefined;
        },
      }),
    ],
    ['has a proxy that throws', () => ({ tags: new Proxy([], { get: () => expect.fail('trap') }) })],
    ['has a proxy that is revoked', () => ({ configuration: revoked() })],
  ])('fails, and changes nothing, where the input %s', async (_what, input) => {
    const before = aws.snapshot();
    const failed = await create(input()).then(
      () => false,
      () => true,
    );
    expect([failed, aws.snapshot()]).toEqual([true, before]);
    expect(aws.timeline()).toContain('CreateCluster');
  });

  it.each<[what: string, input: () => unknown]>([
    ['is its own member', () => Object.assign(Object.create(null), withCycle())],
    ['has no number', () => ({ tags: [{ key: 'a', value: Number.NaN }] })],
    ['has a symbol', () => ({ clusterName: Symbol('web') })],
    ['has a function', () => ({ settings: () => [] })],
    ['has a big integer', () => ({ clusterName: 10n })],
    ['has a Date without a time', () => ({ clusterName: new Date(Number.NaN) })],
  ])('is refused as AWS refuses a request that it cannot read, where the input %s', async (_what, input) => {
    const before = aws.snapshot();
    await expect(create(input())).rejects.toMatchObject({
      $fault: 'client',
      name: expect.stringMatching(/Exception$/),
    });
    expect(aws.snapshot()).toEqual(before);
    expect(aws.timeline()).toContain('CreateCluster');
  });
});

function withCycle(): object {
  const cluster: Record<string, unknown> = { clusterName: 'web' };
  cluster['configuration'] = { executeCommandConfiguration: { logConfiguration: [cluster] } };
  return cluster;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Without the counters and empty tables, as `snapshot({ omit })` gives it. */
function partOf({ version, counters, ...snapshot }: Readonly<Record<string, unknown>>): object {
  expect([version, typeof counters]).toEqual([1, 'object']);
  const filled = (tables: object) =>
    Object.fromEntries(Object.entries(tables).filter(([, t]) => Object.keys(t as object).length > 0));
  const services = Object.entries(snapshot).map(([name, value]) => [
    name,
    name === 'ecs' || name === 'batch' ? filled(value as object) : value,
  ]);
  return Object.fromEntries(
    services.filter(
      ([, value]) => typeof value !== 'object' || Array.isArray(value) || Object.keys(value as object).length > 0,
    ),
  );
}
