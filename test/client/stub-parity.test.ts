import { ECSClient, ListTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';

type Handle = ReturnType<typeof mockEcs>['ecs'];
type Send = (cluster: string) => Promise<unknown>;

/** What both libraries offer in the same words. The handles differ in type: sinon's has much more. */
type Stubs = Pick<Handle, 'on' | 'onAnyCommand' | 'calls' | 'call' | 'commandCalls' | 'clientName'>;

const webTasks = { taskArns: ['web'] };
const anyTasks = { taskArns: ['any'] };

/** What the caller gets: the reply without its metadata, or the error. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    const { $metadata: _, ...reply } = (await call) as { $metadata?: unknown };
    return { reply };
  } catch (error) {
    if (!(error instanceof Error)) return { thrown: error };
    return { error: error.constructor, message: error.message, name: error.name, members: Object.entries(error) };
  }
}

async function withClientMock(scenario: Scenario): Promise<unknown> {
  const client = new ECSClient({ region: 'eu-west-1' });
  const stubs = mockClient(client as never);
  try {
    return await scenario(stubs as unknown as Stubs, sender(client));
  } finally {
    stubs.restore();
  }
}

async function withOurs(scenario: Scenario): Promise<unknown> {
  const client = new ECSClient({ region: 'eu-west-1' });
  const { ecs, restore } = mockEcs({ client });
  try {
    return await scenario(ecs, sender(client));
  } finally {
    restore();
  }
}

function sender(client: ECSClient): Send {
  return (cluster) => outcomeOf(client.send(new ListTasksCommand({ cluster, maxResults: 5 })));
}

type Scenario = (stubs: Stubs, send: Send) => Promise<unknown>;

const scenarios: Record<string, Scenario> = {
  'resolves, each time': async (stubs, send) => {
    stubs.on(ListTasksCommand).resolves(webTasks);
    return [await send('web'), await send('jobs')];
  },
  'resolvesOnce, in order, then resolves': async (stubs, send) => {
    stubs.on(ListTasksCommand).resolvesOnce(webTasks).resolvesOnce(anyTasks).resolves({});
    return [await send('web'), await send('web'), await send('web'), await send('web')];
  },
  'rejects with a text': async (stubs, send) => {
    stubs.on(ListTasksCommand).rejects('Down');
    return send('web');
  },
  'rejects with nothing': async (stubs, send) => {
    stubs.on(ListTasksCommand).rejects();
    return send('web');
  },
  'rejects with members': async (stubs, send) => {
    stubs.on(ListTasksCommand).rejects({ name: 'Throttled', message: 'Slow down', Code: 'Throttled' });
    return send('web');
  },
  'rejects with an error': async (stubs, send) => {
    stubs.on(ListTasksCommand).rejects(Object.assign(new TypeError('Down'), { attempt: 1 }));
    return send('web');
  },
  'rejectsOnce, then resolves': async (stubs, send) => {
    stubs.on(ListTasksCommand).rejectsOnce('Down').resolves(webTasks);
    return [await send('web'), await send('web')];
  },
  'once in every way, mixed': async (stubs, send) => {
    const stub = stubs.on(ListTasksCommand);
    stub
      .resolvesOnce(webTasks)
      .rejectsOnce('Down')
      .callsFakeOnce(() => anyTasks)
      .resolves({});
    return [await send('web'), await send('web'), await send('web'), await send('web')];
  },
  'callsFake with the input': async (stubs, send) => {
    stubs.on(ListTasksCommand).callsFake((input: object) => ({ input }));
    return send('web');
  },
  'callsFake, asynchronous': async (stubs, send) => {
    stubs.on(ListTasksCommand).callsFake(async ({ cluster }: { cluster?: string }) => ({ cluster }));
    return send('web');
  },
  'callsFake with the client': async (stubs, send) => {
    stubs.on(ListTasksCommand).callsFake(async (_input, getClient) => ({ region: await getClient().config.region() }));
    return send('web');
  },
  'callsFake that throws an error': async (stubs, send) => {
    stubs.on(ListTasksCommand).callsFake(() => {
      throw new RangeError('Down');
    });
    return send('web');
  },
  'callsFake that throws a text': async (stubs, send) => {
    stubs.on(ListTasksCommand).callsFake(() => {
      // oxlint-disable-next-line typescript/only-throw-error -- it is what is compared
      throw 'Down';
    });
    return send('web');
  },
  'callsFake that rejects': async (stubs, send) => {
    stubs.on(ListTasksCommand).callsFake(() => Promise.reject(new RangeError('Down')));
    return send('web');
  },
  'an input that matches in part': async (stubs, send) => {
    stubs.on(ListTasksCommand).resolves(anyTasks);
    stubs.on(ListTasksCommand, { cluster: 'web' }).resolves(webTasks);
    return [await send('web'), await send('jobs')];
  },
  'an input that matches strictly': async (stubs, send) => {
    stubs.onAnyCommand().resolves({});
    stubs.on(ListTasksCommand, { cluster: 'web' }, true).resolves(webTasks);
    stubs.on(ListTasksCommand, { cluster: 'jobs', maxResults: 5 }, true).resolves(anyTasks);
    return [await send('web'), await send('jobs')];
  },
  'the later of two that match': async (stubs, send) => {
    stubs.on(ListTasksCommand, { cluster: 'web' }).resolves(webTasks);
    stubs.on(ListTasksCommand).resolves(anyTasks);
    return send('web');
  },
  'any command, and one of its own': async (stubs, send) => {
    stubs.onAnyCommand().resolves(anyTasks);
    stubs.on(RunTaskCommand).resolves({ tasks: [] });
    return send('web');
  },
  'any command, set later': async (stubs, send) => {
    stubs.on(ListTasksCommand).resolves(webTasks);
    stubs.onAnyCommand().resolves(anyTasks);
    return send('web');
  },
  'a chain of stubs': async (stubs, send) => {
    stubs.on(ListTasksCommand).resolves(webTasks).on(ListTasksCommand, { cluster: 'jobs' }).rejects('No jobs');
    return [await send('web'), await send('jobs')];
  },
  'set anew': async (stubs, send) => {
    stubs.on(ListTasksCommand).resolves(webTasks);
    const before = await send('web');
    stubs.on(ListTasksCommand).rejects('Down');
    return [before, await send('web')];
  },
  'the record of calls': async (stubs, send) => {
    stubs.onAnyCommand().resolves({});
    await send('web');
    await send('jobs');
    const inputs = (calls: readonly { readonly args: readonly [{ readonly input: unknown }, ...unknown[]] }[]) =>
      calls.map(({ args }) => args[0].input);
    return {
      clientName: stubs.clientName(),
      all: inputs(stubs.calls()),
      second: stubs.call(1)?.args[0].input,
      ofCommand: inputs(stubs.commandCalls(ListTasksCommand)),
      ofInput: inputs(stubs.commandCalls(ListTasksCommand, { cluster: 'jobs' })),
      strict: inputs(stubs.commandCalls(ListTasksCommand, { cluster: 'jobs' }, true)),
      ofOther: inputs(stubs.commandCalls(RunTaskCommand)),
      areCommands: stubs.calls().map(({ args }) => args[0] instanceof ListTasksCommand),
    };
  },
};

describe('a stub, as in aws-sdk-client-mock:', () => {
  it.each(Object.keys(scenarios))('%s', async (name) => {
    const scenario = scenarios[name] as Scenario;

    expect(await withOurs(scenario)).toEqual(await withClientMock(scenario));
  });
});
