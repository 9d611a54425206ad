import { showValue, UsageError } from '../errors/usage-error.js';
import { createAwsMock, type AwsMock, type Sdk } from '../mock/mock-aws.js';
import type { MockOptions } from '../mock/options.js';
import { answerCall, serveWorld, type ServedWorld } from './answer-call.js';
import { answerControl, CONTROL_PREFIX } from './control/answer-control.js';
import { createHttpServer } from './http-server.js';
import { listen } from './listen.js';
import { refuseStranger } from './refuse-stranger.js';

/** What `serve` may be told; everything has a default. */
export interface ServeOptions extends Omit<MockOptions, 'client' | 'transport'> {
  /** Default 0: any that is free. */
  readonly port?: number;
  /** The name or address to listen on. Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
  /**
   * The names by which requests may call this machine, beside `localhost` and `host`, such as that of its container. Others are refused,
   * since they may come from pages of the web. Default: none.
   */
  readonly allowedHosts?: readonly string[];
}

/** An emulated ECS and AWS Batch that other processes reach over HTTP. */
export interface Server {
  /** For the `endpoint` of clients and `AWS_ENDPOINT_URL`, such as `http://127.0.0.1:4577`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The world behind it: its seeds, clock, faults, stubs and calls. No client of this process is mocked; `restore` closes the server. */
  readonly aws: AwsMock;
  /** Ends all connections; those that wait for a reply get it first. */
  close(): Promise<void>;
  /** As `close`, for `await using server = await serve()`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** The world begins as it is prepared, and so it does again after `POST /_mock/reset`. */
export async function startServer(
  sdk: Sdk,
  { port = 0, host = '127.0.0.1', allowedHosts = [], ...options }: ServeOptions,
  prepare: (aws: AwsMock) => void = () => {},
): Promise<Server> {
  assertPort(port);
  assertHosts(allowedHosts);
  let served: ServedWorld;
  const http = createHttpServer(async (request) => {
    const refused = refuseStranger(request, { host, allowedHosts });
    if (refused !== undefined) return refused;
    return request.path.startsWith(CONTROL_PREFIX)
      ? answerControl({ aws, reset }, request)
      : answerCall(served, request);
  });
  const aws = createAwsMock(sdk, options, (world, endpoints) => {
    served = serveWorld(world, endpoints);
    return () => void http.close();
  });
  const reset = () => {
    aws.reset();
    prepare(aws);
  };
  prepare(aws);
  const { url, port: ownPort } = await listen(http, port, host);
  return { url, port: ownPort, aws, close: http.close, [Symbol.asyncDispose]: http.close };
}

function assertHosts(hosts: readonly string[]): void {
  if (Array.isArray(hosts) && hosts.every((name) => typeof name === 'string' && /^[^\s/@]+$/.test(name))) return;
  throw new UsageError(
    `allowedHosts: ${showValue(hosts)} is no list of names. Give those of this machine, such as ['mock', 'host.docker.internal'].`,
    'server',
  );
}

function assertPort(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return;
  throw new UsageError(
    `port: ${showValue(port)} is no port. Give one up to 65535, or 0 for any that is free.`,
    'server',
  );
}
