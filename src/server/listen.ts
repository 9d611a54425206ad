import { UsageError } from '../errors/usage-error.js';
import type { HttpServer } from './http-server.js';

/** Where a server listens. */
export interface Address {
  readonly url: string;
  readonly port: number;
}

/** @throws UsageError when the port cannot be had. */
export async function listen(http: HttpServer, wanted: number, host: string): Promise<Address> {
  try {
    const port = await http.listen(wanted, host);
    return { url: `http://${reachable(host)}:${port}`, port };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `Failed to listen on port ${wanted} of ${host}: ${message}. ${REMEDIES[code] ?? 'Give another port or host.'}`,
      'server',
      { cause: error },
    );
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Stop what listens there, or give another port: 0 takes any that is free.',
  EACCES: 'Give a port from 1024: lower ones are for the administrator.',
  EADDRNOTAVAIL: 'Give a host that is an address of this machine, such as 127.0.0.1.',
  ENOTFOUND: 'Give a host that is known, such as localhost.',
};

/** Who listens on all addresses is reached at that of this machine; those of IPv6 stand in brackets. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
