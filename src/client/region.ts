import { inspect } from 'node:util';
import type { SdkClient } from './sdk-client.js';

/**
 * The client's own Region; undefined when it has none. A client keeps its Region behind an async function, but a reply must not
 * wait: a Region given as a text is read at once. A promise is returned only where the user's own provider has to be awaited.
 */
export function readRegion(client: SdkClient): string | undefined | Promise<string | undefined> {
  const { region } = client.config as { readonly region?: RegionProvider };
  if (region === undefined || loaders.has(region)) return undefined;
  return texts.get(region) ?? askProvider(region);
}

function askProvider(region: RegionProvider): string | undefined | Promise<string | undefined> {
  const { result, outcome } = callWithoutLoader(region);
  if (outcome === 'loader stopped') {
    loaders.add(region);
    return undefined;
  }
  const own = outcome === 'environment read' ? region() : result;
  const text = settledText(own);
  if (text === undefined) return own.catch(noRegion);
  if (outcome === 'called') texts.set(region, text);
  return text;
}

/** What is known at once was given as a text, and stays: the SDK awaits all other providers. */
const texts = new WeakMap<RegionProvider, string>();

/** The SDK's own, of clients without a Region. They are stopped once, and not asked again. */
const loaders = new WeakSet<RegionProvider>();

type RegionProvider = () => Promise<string>;

/** A promise tells its value to Node's inspector only. */
function settledText(promise: Promise<string>): string | undefined {
  return /^Promise \{ '([^']+)' \}$/.exec(inspect(promise, { colors: false }))?.[1];
}

/** The loader says so, where code under test has started it itself. All else is the caller's to know. */
function noRegion(error: unknown): undefined {
  if (!(error instanceof Error) || error.message !== 'Region is missing') throw error;
}

interface Outcome {
  readonly result: Promise<string>;
  readonly outcome: 'called' | 'environment read' | 'loader stopped';
}

/**
 * A client without a Region has the SDK's loader as its provider: environment, then files, then the network. Its first step, at
 * once, is to read AWS_REGION. Making that read fail, with an error which cannot be taken for "not set", ends the loader there and
 * leaves it as it was: it has cached nothing, read no file, opened no socket. Only the loader asks for the message of the error, so
 * it is told from a provider of the user's own that reads AWS_REGION.
 */
function callWithoutLoader(provider: RegionProvider): Outcome {
  const { env } = process;
  let outcome: Outcome['outcome'] = 'called';
  process.env = new Proxy(env, {
    get(target, key) {
      if (key !== 'AWS_REGION') return target[key as string];
      outcome = 'environment read';
      throw unreadableError(() => (outcome = 'loader stopped'));
    },
  });
  try {
    const result = Promise.resolve(provider());
    result.catch(() => {});
    return { result, outcome };
  } finally {
    process.env = env;
  }
}

const STOP = new Error('The mock does not load the Region from files or the network.');

/**
 * The loader takes the message of an error for its own: reading this one throws again, past the loader's next steps. Nobody looks at its
 * stack, which each call of a client without a Region would have to wait for.
 */
function unreadableError(onRead: () => void): Error {
  return Object.create(Error.prototype, {
    message: {
      get() {
        onRead();
        throw STOP;
      },
    },
  }) as Error;
}
