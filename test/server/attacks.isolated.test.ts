import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { UsageError } from 'aws-ecs-batch-mock';
import { serve, type Server } from 'aws-ecs-batch-mock/serve';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { json, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/server/http-server.js';

const TARGET = 'AmazonEC2ContainerServiceV20141113.ListClusters';
const LIST_CLUSTERS = `POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: ${TARGET}\r\n`;

describe('a server under attack', () => {
  let server: Server;
  let sockets: Socket[];
  const open = async (port = server.port) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  const ask = (path: string, headers: Readonly<Record<string, string>>, agent?: Agent) =>
    new Promise<readonly [status: number | undefined, reply: unknown]>((resolve, reject) => {
      const { port } = server;
      const sent = request({ port, path, method: 'POST', headers, agent }, (response) => {
        json(response).then((reply) => resolve([response.statusCode, reply]), reject);
      });
      sent.on('error', reject).end('{}');
    });
  const isAlive = async () => expect(await ask('/', { 'x-amz-target': TARGET })).toEqual([200, { clusterArns: [] }]);

  beforeEach(async () => {
    sockets = [];
    server = await serve();
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });

  it('refuses pages whose names lead to this machine, and pages of other sites, and does nothing for them', async () => {
    const refused = (why: string) => [
      403,
      { __type: 'UsageError', message: expect.stringMatching(new RegExp(`^${why}`)) },
    ];
    const rebound = { host: `rebound.example:${server.port}`, 'x-amz-target': TARGET };
    expect(await ask('/', rebound)).toEqual(refused('The Host "rebound.example:'));
    expect(await ask('/_mock/reset', rebound)).toEqual(refused('The Host "rebound.example:'));
    expect(await ask('/v1/describejobs', { origin: 'https://shop.example' })).toEqual(
      refused('A page of the Origin "https://shop.example"'),
    );
    expect([server.aws.ecs.calls(), server.aws.timeline()]).toEqual([[], '']);
    await isAlive();
  });

  it('lets in by the names that it is told', async () => {
    await server.close();
    server = await serve({ allowedHosts: ['mock'] });
    expect(await ask('/', { host: `mock:${server.port}`, 'x-amz-target': TARGET })).toMatchObject([200, {}]);
  });

  it.each<[allowedHosts: unknown]>([['mock'], [['']], [['http://mock']], [[7]], [null]])(
    'is not told names by %j',
    async (allowedHosts) => {
      await expect(serve({ allowedHosts: allowedHosts as string[] })).rejects.toThrow(UsageError);
    },
  );

  it('listens on loopback alone', async () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    const outside = Object.values(networkInterfaces()).flatMap((addresses = []) =>
      addresses.filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address: host } of outside) {
      await expect(once(connect({ port: server.port, host }), 'connect')).rejects.toThrow('ECONNREFUSED');
    }
  });

  it.each([
    ['no signature at all', ''],
    ['a text', 'please'],
    ['another scheme', 'Bearer eyJhbGciOiJub25lIn0..'],
    ['half a credential', 'AWS4-HMAC-SHA256 Credential=AKID/20240101/'],
    ['a credential of slashes', `AWS4-HMAC-SHA256 Credential=${'/'.repeat(10_000)}`],
    ['a credential without end', `AWS4-HMAC-SHA256 Credential=${'a/20240101/'.repeat(1_000)}`],
  ])('answers a request with %s from the default Region', async (_what, authorization) => {
    expect(await ask('/', { 'x-amz-target': TARGET, authorization })).toEqual([200, { clusterArns: [] }]);
  });

  it('answers each of 1,000 requests at once, and keeps no connection of them', async () => {
    const connections = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = connections();
    const agent = new Agent({ keepAlive: false });
    const replies = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) =>
        i % 2 === 0 ? ask('/', { 'x-amz-target': TARGET }, agent) : ask('/v1/describejobqueues', {}, agent),
      ),
    );
    expect(replies.filter(([status]) => status === 200)).toHaveLength(1_000);
    expect(server.aws.ecs.commandCalls(ListClustersCommand)).toHaveLength(500);
    await server.close();
    expect(connections()).toBeLessThanOrEqual(before);
  });

  it('answers a client that has ended its side, and one that leaves before the reply', async () => {
    const halfOpen = await open();
    halfOpen.end(`${LIST_CLUSTERS}Content-Length: 2\r\nConnection: close\r\n\r\n{}`);
    expect(await text(halfOpen)).toMatch(/^HTTP\/1.1 200 OK\r\n/);

    const asked = new Promise<(output: object) => void>((tell) => {
      server.aws.ecs.on(ListClustersCommand).callsFakeOnce(() => new Promise(tell));
    });
    const gone = await open();
    gone.write(`${LIST_CLUSTERS}Content-Length: 2\r\n\r\n{}`);
    const answer = await asked;
    gone.destroy();
    answer({});
    await isAlive();
  });

  it('ends a client that closes in the middle of its request', async () => {
    for (const part of ['POST / HT', `${LIST_CLUSTERS}Content-Le`, `${LIST_CLUSTERS}Content-Length: 10\r\n\r\n{`]) {
      const socket = await open();
      socket.end(part);
      expect(await text(socket)).toMatch(/^(HTTP\/1.1 400 Bad Request\r\n|$)/);
    }
    await isAlive();
  });

  it.each([
    ['headers without end', `${LIST_CLUSTERS}X-More: ${'x'.repeat(20_000)}`, 431],
    ['a thousand headers', `${LIST_CLUSTERS}${'X-More: 1\r\n'.repeat(10_000)}\r\n`, 431],
    ['two lengths', `${LIST_CLUSTERS}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    ['a length and chunks', `${LIST_CLUSTERS}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`, 400],
    ['a negative length', `${LIST_CLUSTERS}Content-Length: -1\r\n\r\n`, 400],
    ['a chunk of no size', `${LIST_CLUSTERS}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['no Host', `POST / HTTP/1.1\r\nX-Amz-Target: ${TARGET}\r\n\r\n`, 400],
    ['the URL of another server', `GET http://rebound.example/ HTTP/1.1\r\nHost: rebound.example\r\n\r\n`, 403],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', undefined],
  ])('refuses %s', async (_what, sent, status) => {
    const socket = await open();
    socket.end(sent);
    const [, answered] = /^HTTP\/1.1 (\d+)/.exec(await text(socket)) ?? [];
    expect(answered).toBe(status?.toString());
    await isAlive();
  });

  it('ends clients that take too long for their headers or their body', async () => {
    const limits = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 10 };
    const http = createHttpServer(() => Promise.reject(new Error('No request is ever complete.')), limits);
    const port = await http.listen(0, '127.0.0.1');
    const [headers, body] = await Promise.all([open(port), open(port)]);
    headers.write('POST / HTTP/1.1\r\nHost: local');
    body.write(`${LIST_CLUSTERS}Content-Length: 10\r\n\r\n{`);
    expect((await Promise.all([text(headers), text(body)])).map((reply) => reply.slice(0, 12))).toEqual([
      'HTTP/1.1 408',
      'HTTP/1.1 408',
    ]);
    await http.close();
  });
});
