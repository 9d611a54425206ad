import { serve, type Server } from 'aws-ecs-batch-mock/serve';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

describe('the endpoints under /_mock/', () => {
  let server: Server;
  const request = async (path: string, init?: RequestInit) => {
    const response = await fetch(server.url + path, init);
    return [response.status, await response.json()];
  };
  const get = (path: string) => request(path);
  const post = (path: string, body?: unknown) => request(path, { method: 'POST', body: JSON.stringify(body) });
  const task = { taskDefinition: 'web', lastStatus: 'PENDING' };
  const seed = { ecs: { clusters: ['default'], taskDefinitions: ['web'], tasks: [task] } };

  beforeAll(async () => {
    server = await serve();
  });
  afterEach(() => server.aws.reset());
  afterAll(() => server.close());

  it('tell that the server is there', async () => {
    expect(await get('/_mock/health')).toEqual([200, { status: 'ok', now: '2024-01-01T00:00:00.000Z' }]);
  });

  it('seed both services', async () => {
    const batch = { computeEnvironments: ['fleet'], jobQueues: ['nightly'] };
    expect(await post('/_mock/seed', { ...seed, batch })).toMatchObject([
      200,
      {
        ecs: { clusterArns: ['arn:aws:ecs:us-east-1:123456789012:cluster/default'] },
        batch: { jobQueueArns: ['arn:aws:batch:us-east-1:123456789012:job-queue/nightly'] },
      },
    ]);
    expect(Object.values(server.aws.state.ecs.tasks)).toMatchObject([{ lastStatus: 'PENDING' }]);
  });

  it('show and move the clock', async () => {
    await post('/_mock/seed', seed);
    const [target] = Object.keys(server.aws.state.ecs.tasks);
    expect(await get('/_mock/clock')).toMatchObject([
      200,
      { now: '2024-01-01T00:00:00.000Z', pending: [{ target, background: false, dueAt: expect.any(String) }] },
    ]);

    expect(await post('/_mock/clock', { advance: '90s' })).toEqual([
      200,
      { now: '2024-01-01T00:01:30.000Z', pending: [] },
    ]);
    expect(await post('/_mock/clock', { advance: 500 })).toMatchObject([200, { now: '2024-01-01T00:01:30.500Z' }]);
    expect(await post('/_mock/clock', { advanceTo: '2024-02-29T00:00:00Z' })).toMatchObject([
      200,
      { now: '2024-02-29T00:00:00.000Z' },
    ]);
    expect(await post('/_mock/clock', { runUntilIdle: true })).toMatchObject([
      200,
      { now: '2024-02-29T00:00:00.000Z' },
    ]);
  });

  it('tell what has changed, and what has happened', async () => {
    await post('/_mock/seed', seed);
    await post('/_mock/clock', { runUntilIdle: true });

    expect(await get('/_mock/changes')).toEqual([
      200,
      { changes: [expect.stringMatching(/^~ task\/default\/\w+ web:1 PENDING → web:1 RUNNING$/)] },
    ]);
    const [, { timeline }] = (await get('/_mock/timeline')) as [number, { timeline: string[] }];
    expect(timeline.at(-1)).toMatch(/^\+\d+s +event +ECS Task State Change task\/default\/\w+… RUNNING/);
  });

  it('save a world, empty it and load it again', async () => {
    await post('/_mock/seed', seed);
    await post('/_mock/clock', { advance: '1s' });
    const [, snapshot] = await get('/_mock/snapshot');

    expect(await post('/_mock/reset')).toEqual([200, { now: '2024-01-01T00:00:00.000Z', pending: [] }]);
    expect(server.aws.state.ecs.tasks).toEqual({});
    expect(await post('/_mock/load', snapshot)).toMatchObject([200, { now: '2024-01-01T00:00:01.000Z' }]);
    expect(server.aws.snapshot()).toEqual(snapshot);
  });

  it.each([
    ['/_mock/clock', { advance: 'soon' }, '"soon" is no duration.'],
    ['/_mock/clock', { advanceTo: '2023-01-01' }, 'clock.advanceTo("2023-01-01") is no moment at or after now'],
    ['/_mock/clock', { advance: 1, runUntilIdle: true }, '{"advance":1,"runUntilIdle":true} does not move the clock.'],
    ['/_mock/clock', { runUntilIdle: false }, '{"runUntilIdle":false} does not move the clock.'],
    ['/_mock/clock', {}, '{} does not move the clock. Send { "advance": "90s" }'],
    ['/_mock/clock', [1], '"[1]" is no JSON object.'],
    ['/_mock/seed', { clusters: ['web'] }, 'clusters: ["web"] seeds no service.'],
    ['/_mock/seed', { ecs: ['web'] }, 'ecs: ["web"] seeds no service.'],
    ['/_mock/seed', { ecs: { tasks: [{ taskDefinition: 'api' }] } }, 'Failed to seed tasks[0]'],
    ['/_mock/load', { version: 0 }, 'Failed to load the snapshot: its version is 0'],
  ])('refuse misuse of %s: %j', async (path, body, message) => {
    expect(await post(path, body)).toEqual([400, { error: expect.stringContaining(message) }]);
  });

  it('refuse what is no JSON', async () => {
    expect(await request('/_mock/clock', { method: 'POST', body: 'advance=1s' })).toEqual([
      400,
      { error: expect.stringContaining('"advance=1s" is no JSON object.') },
    ]);
  });

  it('name each other, and the methods that they take', async () => {
    expect(await get('/_mock/time?now')).toEqual([
      404,
      { error: expect.stringMatching(/^There is no \/_mock\/time, but \/_mock\/health, \/_mock\/clock, /) },
    ]);
    const response = await fetch(`${server.url}/_mock/clock`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await response.json()).toEqual({ error: '/_mock/clock takes GET and POST.' });
  });
});
