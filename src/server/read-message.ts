import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '../wire/http-message.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** The whole request, unless it is larger than 10 MiB. */
export async function readMessage(message: IncomingMessage): Promise<HttpRequest | 'too large'> {
  const body = await readBody(message);
  if (body === undefined) return 'too large';
  const { method = '', url: path = '' } = message;
  return { method, path, query: readQuery(path), headers: readHeaders(message), body };
}

/** What is too much is read, too, and not kept: a client that is still sending would not see the reply. */
async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) chunks.length = 0;
    else chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks).toString();
}

function readQuery(path: string): HttpRequest['query'] {
  const start = path.indexOf('?');
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(start < 0 ? '' : path.slice(start))) {
    const others = values.get(name);
    if (others === undefined) values.set(name, [value]);
    else others.push(value);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}

function readHeaders({ headers }: IncomingMessage): HttpRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]));
}
