import {
  CreateClusterCommand,
  ECSClient,
  ListClustersCommand,
  ListTasksCommand,
  ServerException,
} from '@aws-sdk/client-ecs';
import { mockEcs, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { LaunchRocketCommand } from './unknown-command.js';

describe('a stub', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({ region: 'eu-west-1' });
  const clusters = async () => (await client.send(new ListClustersCommand({}))).clusterArns;
  const tasks = async (cluster: string) => (await client.send(new ListTasksCommand({ cluster }))).taskArns;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers every call of its command, and no other', async () => {
    ecs.on(ListClustersCommand).resolves({ clusterArns: ['stubbed'] });

    expect(await clusters()).toEqual(['stubbed']);
    expect(await clusters()).toEqual(['stubbed']);
    await expect(tasks('web')).rejects.toThrow('Cluster not found.');
  });

  it('answers commands that are not emulated', async () => {
    ecs.on(LaunchRocketCommand, { cluster: 'moon' }).resolves({ taskArns: ['stubbed'] });

    expect((await client.send(new LaunchRocketCommand({ cluster: 'moon' }))).taskArns).toEqual(['stubbed']);
  });

  it('gives its output the metadata of a reply, unless it has some', async () => {
    ecs
      .on(ListClustersCommand)
      .resolvesOnce({ clusterArns: [] })
      .resolvesOnce({ $metadata: { httpStatusCode: 202 } });

    expect((await client.send(new ListClustersCommand({}))).$metadata.httpStatusCode).toBe(200);
    expect((await client.send(new ListClustersCommand({}))).$metadata).toEqual({ httpStatusCode: 202 });
  });

  it('answers with an empty output when it is given none', async () => {
    ecs.on(ListClustersCommand).resolves();

    expect(await client.send(new ListClustersCommand({}))).toEqual({ $metadata: expect.anything() as unknown });
  });

  it('that has answered as often as it was told falls through to the model', async () => {
    ecs
      .on(ListClustersCommand)
      .resolvesOnce({ clusterArns: ['first'] })
      .rejectsOnce('second');

    expect(await clusters()).toEqual(['first']);
    await expect(clusters()).rejects.toThrow('second');
    expect(await clusters()).toEqual([]);
  });

  it('that has answered as often as it was told falls through to the one before', async () => {
    ecs.on(ListClustersCommand).resolves({ clusterArns: ['always'] });
    ecs.on(ListClustersCommand).resolvesOnce({ clusterArns: ['once'] });

    expect(await clusters()).toEqual(['once']);
    expect(await clusters()).toEqual(['always']);
  });

  it('that was set later wins where both match', async () => {
    ecs.on(ListTasksCommand, { cluster: 'web' }).resolves({ taskArns: ['web'] });
    ecs.on(ListTasksCommand).resolves({ taskArns: ['any'] });
    ecs.on(ListTasksCommand, { cluster: 'jobs' }).resolves({ taskArns: ['jobs'] });

    expect(await tasks('web')).toEqual(['any']);
    expect(await tasks('jobs')).toEqual(['jobs']);
  });

  it('without an answer lets calls through', async () => {
    ecs.on(ListClustersCommand);

    expect(await clusters()).toEqual([]);
  });

  it('for every command answers them all, until one of a command is set', async () => {
    ecs.onAnyCommand().rejects('No network');
    ecs.on(ListClustersCommand).resolves({ clusterArns: [] });

    await expect(tasks('web')).rejects.toThrow('No network');
    expect(await clusters()).toEqual([]);
  });

  it('for every command answers those whose input matches', async () => {
    ecs.onAnyCommand({ cluster: 'web' }).resolves({ taskArns: ['stubbed'] });

    expect(await tasks('web')).toEqual(['stubbed']);
    await expect(tasks('jobs')).rejects.toThrow('Cluster not found.');
  });

  it.each([
    ['its error', new ServerException({ message: 'Down', $metadata: {} }), ServerException],
    ['an error of a message', 'Down', Error],
    ['an error of members', { name: 'Throttled', message: 'Down', Code: 'Throttled' }, Error],
  ])('rejects with %s', async (_what, error, errorClass) => {
    ecs.on(ListClustersCommand).rejects(error);
    const thrown: unknown = await clusters().catch((reason: unknown) => reason);

    expect(thrown).toBeInstanceOf(errorClass);
    expect(thrown).toMatchObject(typeof error === 'string' ? { name: 'Error', message: 'Down' } : error);
  });

  it('calls a fake with the input and the client', async () => {
    ecs.on(ListTasksCommand).callsFake(async ({ cluster }, getClient) => ({
      taskArns: [cluster, await getClient().config.region()],
    }));

    expect(await tasks('web')).toEqual(['web', 'eu-west-1']);
  });

  it('calls fakes once each, in order', async () => {
    ecs
      .on(ListTasksCommand)
      .callsFakeOnce(() => ({ taskArns: ['first'] }))
      .callsFakeOnce(() => {
        throw new Error('second');
      })
      .callsFake(() => ({ taskArns: ['then'] }));

    expect(await tasks('web')).toEqual(['first']);
    await expect(tasks('web')).rejects.toThrow('second');
    expect(await tasks('web')).toEqual(['then']);
    expect(await tasks('web')).toEqual(['then']);
  });

  it('takes the next stub in the same chain', async () => {
    ecs
      .on(ListClustersCommand)
      .resolves({ clusterArns: ['stubbed'] })
      .on(ListTasksCommand)
      .resolves({ taskArns: ['stubbed'] })
      .onAnyCommand({ clusterName: 'web' })
      .rejects('No web');

    expect(await clusters()).toEqual(['stubbed']);
    expect(await tasks('web')).toEqual(['stubbed']);
    await expect(client.send(new CreateClusterCommand({ clusterName: 'web' }))).rejects.toThrow('No web');
  });

  it('is forgotten at a reset, and only then', async () => {
    ecs.on(ListClustersCommand).resolves({ clusterArns: ['stubbed'] });
    aws.resetHistory();
    expect(await clusters()).toEqual(['stubbed']);
    aws.reset();
    expect(await clusters()).toEqual([]);
  });

  it('changes nothing in the state', async () => {
    ecs.on(CreateClusterCommand).resolves({ cluster: { clusterName: 'web' } });
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));

    expect(aws.changes()).toEqual([]);
  });

  it.each([
    ['a command', new ListClustersCommand({}), '{"middlewareStack":{},"schema":'],
    ['a name', 'ListClustersCommand', '"ListClustersCommand"'],
    ['a client class', ECSClient, '[function ECSClient]'],
  ])('for %s is refused', (_what, command, shown) => {
    const on = () => ecs.on(command as unknown as typeof ListClustersCommand);

    expect(on).toThrow(UsageError);
    expect(on).toThrow(shown);
    expect(on).toThrow(/ is no command class\. Pass the class itself, for example RunTaskCommand\./);
  });
});
