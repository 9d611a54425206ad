import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { serve, type Server } from 'aws-ecs-batch-mock/serve';
import * as fc from 'fast-check';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LIST_CLUSTERS = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' };

describe('a server among hostile clients', () => {
  let server: Server;
  let sockets: Socket[];
  const open = async (sent = '') => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    socket.write(sent);
    return socket;
  };
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(server.url + path, { method: 'POST', ...init });
    return [response.status, await response.json()];
  };
  const listClusters = (body = '{}') => send('/', { headers: LIST_CLUSTERS, body });

  beforeEach(async () => {
    sockets = [];
    server = await serve();
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });

  it.each([
    ['/', { headers: LIST_CLUSTERS, body: '{"a' }, 400, 'SerializationException'],
    ['/', { headers: LIST_CLUSTERS, body: '[]' }, 400, 'SerializationException'],
    ['/', { headers: LIST_CLUSTERS, body: new Uint8Array([0xff, 0xfe]) }, 400, 'SerializationException'],
    [
      '/',
      { headers: { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.toString' } },
      400,
      'UnknownOperationException',
    ],
    ['/', { headers: { 'x-amz-target': 'S3.PutObject' } }, 400, 'UnknownOperationException'],
    ['/', {}, 400, 'UnknownOperationException'],
    ['/v1/submitjob', { body: '"job"' }, 400, 'ClientException'],
    ['/v1/submitjob', { method: 'PUT', body: '{}' }, 404, 'UnknownOperationException'],
    ['/v1/tags/%E0%A4%A', { body: '{}' }, 404, 'UnknownOperationException'],
  ])('refuses %s with %o', async (path, init, status, __type) => {
    expect(await send(path, init)).toMatchObject([status, { __type }]);
  });

  it('is not led astray by JSON that nests deeply', async () => {
    const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(await listClusters(nested)).toEqual([200, { clusterArns: [] }]);
    expect(await send('/_mock/clock', { body: nested })).toMatchObject([400, {}]);
  });

  it('takes 10 MiB, and not more', async () => {
    const unused = 'x'.repeat(10 * 1024 * 1024 - '{"_":""}'.length);
    expect(await listClusters(`{"_":"${unused}"}`)).toEqual([200, { clusterArns: [] }]);
    expect(await listClusters(`{"_":"${unused}x"}`)).toEqual([
      413,
      { __type: 'RequestEntityTooLargeException', message: 'The request is larger than 10 MiB.' },
    ]);
  });

  it('answers whatever is sent, and goes on', async () => {
    const anything = fc.record({
      path: fc.constantFrom('/', '/v1/describejobs', '/v1/tags/', '/_mock/clock', '/_mock/seed', '/_mock/load', '/%'),
      method: fc.constantFrom('POST', 'PUT', 'DELETE'),
      operation: fc.constantFrom('RunTask', 'ListClusters', 'constructor', ''),
      body: fc.oneof(fc.json(), fc.string()),
      query: fc.webQueryParameters(),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ path, method, operation, body, query }) => {
        const target = LIST_CLUSTERS['x-amz-target'].replace(/\w+$/, operation);
        const headers: Record<string, string> = path === '/' ? { 'x-amz-target': target } : {};
        const [status] = await send(`${path}?${query}`, { method, headers, body });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 50 },
    );
    expect(await listClusters()).toEqual([200, { clusterArns: [] }]);
  });

  it('answers what is no HTTP with 400, and ends the connection', async () => {
    const socket = await open('GIVE ME ALL YOU HAVE\r\n\r\n');
    expect(await text(socket)).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    expect(await listClusters()).toEqual([200, { clusterArns: [] }]);
  });

  it('answers several requests that come in one piece', async () => {
    const request = (path: string, close = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${close}\r\n`;
    const socket = await open(request('/_mock/health') + request('/_mock/none', 'Connection: close\r\n'));
    expect((await text(socket)).match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404']);
  });

  it('closes while clients are silent, still sending, or wait for a reply: these get theirs', async () => {
    const asked = new Promise<(output: object) => void>((ask) => {
      server.aws.ecs.on(ListClustersCommand).callsFake(() => new Promise(ask));
    });
    const silent = await open();
    const sending = await open('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{');
    const waiting = listClusters();
    const answer = await asked;

    const closed = server.close();
    expect(await Promise.all([text(silent), text(sending)])).toEqual(['', '']);
    answer({ clusterArns: ['late'] });
    expect(await waiting).toEqual([200, { clusterArns: ['late'] }]);
    await closed;
    await expect(listClusters()).rejects.toThrow('fetch failed');
    expect(server.close()).toBe(closed);
  });
});
