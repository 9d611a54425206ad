import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpRequest, HttpResponse } from '../wire/http-message.js';
import { trackConnections } from './connections.js';
import { readMessage } from './read-message.js';
import { refusal } from './refusal.js';

/** HTTP on one port. No client, however slow or broken, keeps it from answering others or from closing. */
export interface HttpServer {
  /** Returns the port; rejects with the error of Node where it cannot be had. */
  listen(port: number, host: string): Promise<number>;
  /** Ends all connections; those that wait for a reply get it first. */
  close(): Promise<void>;
}

/** Gives the reply to a request: undefined resets the connection instead. */
export type Respond = (request: HttpRequest) => Promise<HttpResponse | undefined>;

type Limits = Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>;

/** How long a client may take for its headers and for all of its request, and how often Node looks. */
const LIMITS: Limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

/** How long a connection may go without a byte, also while it does not read its reply. */
const SILENCE_MS = 120_000;

export function createHttpServer(respond: Respond, limits: Limits = LIMITS): HttpServer {
  const server = createServer(limits).setTimeout(SILENCE_MS);
  const connections = trackConnections(server);
  const handle = async (message: IncomingMessage, response: ServerResponse) => {
    const request = await readMessage(message);
    response.once('close', connections.awaitReply(message.socket));
    const reply = request === 'too large' ? TOO_LARGE : await respond(request);
    if (reply === undefined) message.socket.resetAndDestroy();
    else write(response, reply);
  };
  server.on('request', (message, response) => {
    handle(message, response).catch(() => message.socket.destroy());
  });
  let closed: Promise<void> | undefined;
  return {
    async listen(port, host) {
      server.listen(port, host);
      await once(server, 'listening');
      // What becomes of single connections later on is no reason to stop.
      server.on('error', () => {});
      return (server.address() as AddressInfo).port;
    },
    close: () =>
      (closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        connections.end();
      })),
  };
}

function write(response: ServerResponse, { statusCode, headers, body }: HttpResponse): void {
  response.writeHead(statusCode, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

const TOO_LARGE = refusal(413, 'RequestEntityTooLargeException', 'The request is larger than 10 MiB.');
