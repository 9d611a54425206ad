import { CreateClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

type Stack = Pick<ECSClient['middlewareStack'], 'add'>;

describe("the user's own middleware", () => {
  const aws = mockEcs();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  /** Adds middleware of the initialize step that notes what it sees. */
  function watch(stack: unknown, seen: unknown[], priority: 'high' | 'normal' | 'low' = 'normal'): void {
    (stack as Stack).add(
      (next) => async (args) => {
        seen.push(args.input);
        const result = await next(args);
        seen.push(result.output);
        return result;
      },
      { step: 'initialize', priority },
    );
  }

  it.each(['high', 'normal', 'low'] as const)(
    'of %s priority sees the input before and the output after',
    async (p) => {
      const client = new ECSClient({});
      const seen: unknown[] = [];
      watch(client.middlewareStack, seen, p);

      const output = await client.send(new CreateClusterCommand({ clusterName: 'web' }));

      expect(seen).toEqual([{ clusterName: 'web' }, output]);
    },
  );

  it.each(['high', 'normal', 'low'] as const)(
    'of %s priority on a client that was answered before sees both',
    async (p) => {
      const client = new ECSClient({});
      await client.send(new ListClustersCommand({}));
      const seen: unknown[] = [];
      watch(client.middlewareStack, seen, p);

      const output = await client.send(new CreateClusterCommand({ clusterName: 'web' }));

      expect(seen).toEqual([{ clusterName: 'web' }, output]);
    },
  );

  it.each(['high', 'normal', 'low'] as const)('of %s priority on a command sees both', async (p) => {
    const command = new CreateClusterCommand({ clusterName: 'web' });
    const seen: unknown[] = [];
    watch(command.middlewareStack, seen, p);

    const output = await new ECSClient({}).send(command);

    expect(seen).toEqual([{ clusterName: 'web' }, output]);
  });

  it('may change the input: the mock answers and records what it gets', async () => {
    const client = new ECSClient({});
    client.middlewareStack.add((next) => (args) => next({ ...args, input: { clusterName: 'changed' } }), {
      step: 'initialize',
    });

    const { cluster } = await client.send(new CreateClusterCommand({ clusterName: 'web' }));

    expect(cluster?.clusterName).toBe('changed');
    expect(aws.ecs.call(0)?.args[0].input).toEqual({ clusterName: 'changed' });
  });

  it('may be asynchronous', async () => {
    const client = new ECSClient({});
    client.middlewareStack.add((next) => async (args) => next(await Promise.resolve(args)), { step: 'initialize' });

    expect((await client.send(new CreateClusterCommand({}))).cluster?.clusterName).toBe('default');
  });

  it('the logger of the SDK logs calls', async () => {
    const lines: object[] = [];
    const log = (line: object) => lines.push(line);
    const client = new ECSClient({ logger: { debug: () => {}, info: log, warn: log, error: log } });

    await client.send(new ListClustersCommand({ maxResults: 5 }));
    await client.send(new CreateClusterCommand({ clusterName: '!' })).catch(() => {});

    expect(lines).toEqual([
      {
        clientName: 'ECSClient',
        commandName: 'ListClustersCommand',
        input: { maxResults: 5 },
        output: { clusterArns: [] },
        metadata: expect.objectContaining({ httpStatusCode: 200, attempts: 1 }) as object,
      },
      expect.objectContaining({ commandName: 'CreateClusterCommand', input: { clusterName: '!' } }),
    ]);
  });
});
