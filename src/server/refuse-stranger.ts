import { isIP } from 'node:net';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { HttpRequest, HttpResponse } from '../wire/http-message.js';
import { refusal } from './refusal.js';

/** By which names a server may be called. */
export interface Doors {
  /** What it listens on. */
  readonly host: string;
  /** Names beside that. */
  readonly allowedHosts: readonly string[];
}

/**
 * Pages of the web can reach a server on the machine of whoever looks at them: by a name of their own that leads to this machine (DNS
 * rebinding), or by a form that is sent from another site. Browsers say so in the headers Host and Origin. Gives the reply to such a
 * request; undefined for all others.
 */
export function refuseStranger({ headers }: Pick<HttpRequest, 'headers'>, doors: Doors): HttpResponse | undefined {
  const { host, origin } = headers;
  // Programs of HTTP 1.0 say none; browsers always do.
  if (host !== undefined && !isAllowed(hostnameOf(`http://${host}`), doors)) {
    return stranger(
      `The Host ${showValue(host)} is not this server. Call it by localhost, or allow the name by allowedHosts or --allow-host.`,
    );
  }
  if (origin !== undefined && !isAllowed(hostnameOf(origin), doors)) {
    return stranger(
      `A page of the Origin ${showValue(origin)} may not call this server. Allow its name by allowedHosts or --allow-host.`,
    );
  }
  return undefined;
}

function stranger(what: string): HttpResponse {
  const { name, message } = new UsageError(what, 'server');
  return refusal(403, name, message);
}

/** As URLs write it: in lower case, addresses in their usual form, those of IPv6 in brackets. Empty for what is no host. */
function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : '';
}

function isAllowed(hostname: string, { host, allowedHosts }: Doors): boolean {
  if (hostname === '') return false;
  if (LOOPBACK.test(hostname)) return true;
  // Who listens on all addresses has many. An address is none of a name server, so nobody else can let it lead here.
  if (isIP(host) > 0 && /^[0.:]+$/.test(host) && isIP(hostname.replaceAll(/[[\]]/g, '')) > 0) return true;
  return [host, ...allowedHosts].some((name) => hostnameOf(toUrl(name)) === hostname);
}

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/;

function toUrl(name: string): string {
  return `http://${isIP(name) === 6 ? `[${name}]` : name}`;
}
