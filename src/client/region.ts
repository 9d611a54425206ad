import { inspect } from 'node:util';
import type { SdkClient } from './sdk-client.js';

/**
 * The Region of a client. A client keeps its Region behind an async function, but a reply must not wait: a Region given as a text
 * is read at once. A promise is returned only where the user's own provider function has to be awaited.
 */
export function readRegion(client: SdkClient, fallback: string): string | Promise<string> {
  const known = regions.get(client);
  if (known !== undefined) return known;
  const region = resolveRegion(client, fallback);
  if (typeof region === 'string') regions.set(client, region);
  return region;
}

const regions = new WeakMap<SdkClient, string>();

function resolveRegion(client: SdkClient, fallback: string): string | Promise<string> {
  const { region } = client.config as { readonly region?: unknown };
  if (typeof region === 'string') return region;
  if (typeof region !== 'function') return process.env['AWS_REGION'] ?? fallback;
  const { result, usedLoader } = callWithoutLoader(region as () => Promise<string>);
  const settled = settledText(result);
  if (settled !== undefined) return settled;
  if (usedLoader) return process.env['AWS_REGION'] ?? fallback;
  return result.then(
    (text) => text,
    () => fallback,
  );
}

/** A promise tells its value to Node's inspector only. */
function settledText(promise: Promise<string>): string | undefined {
  return /^Promise \{ '([^']+)' \}$/.exec(inspect(promise))?.[1];
}

/**
 * A client without a Region has the SDK's loader as its provider: environment, then files, then the network. Its first step, at
 * once, is to read AWS_REGION. Making that read fail, with an error which cannot be taken for "not set", ends the loader there and
 * leaves it as it was: it has cached nothing, read no file, opened no socket.
 */
function callWithoutLoader(provider: () => Promise<string>): {
  readonly result: Promise<string>;
  readonly usedLoader: boolean;
} {
  const { env } = process;
  let usedLoader = false;
  const stop = new UnreadableError();
  process.env = new Proxy(env, {
    get(target, key) {
      if (key !== 'AWS_REGION') return target[key as string];
      usedLoader = true;
      throw stop;
    },
  });
  try {
    const result = provider();
    result.catch(() => {});
    return { result, usedLoader };
  } finally {
    process.env = env;
  }
}

/** The loader takes the message of an error for its own: reading this one throws again, past the loader's next steps. */
class UnreadableError extends Error {
  constructor() {
    super();
    const stop = new Error('The mock does not load the Region from files or the network.');
    Object.defineProperty(this, 'message', {
      get() {
        throw stop;
      },
    });
  }
}
