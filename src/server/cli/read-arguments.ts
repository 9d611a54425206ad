import { parseArgs } from 'node:util';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { ServeOptions } from '../start-server.js';
import { DEFAULT_PORT } from './default-port.js';

/** What the command line asks for. */
export type CliRequest =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'serve'; readonly options: ServeOptions; readonly beginning: BeginningFlags };

/** How the world begins, beside its options. */
export interface BeginningFlags {
  /** The file of a snapshot. */
  readonly load: string | undefined;
  readonly seedFile: string | undefined;
  readonly autoAdvance: string | undefined;
}

const TEXT = { type: 'string' } as const;
const FLAGS = {
  port: TEXT,
  host: TEXT,
  'allow-host': { type: 'string', multiple: true },
  region: TEXT,
  'account-id': TEXT,
  'start-time': TEXT,
  seed: TEXT,
  timing: TEXT,
  load: TEXT,
  'seed-file': TEXT,
  'auto-advance': TEXT,
  'history-limit': TEXT,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** @throws UsageError when the arguments make no sense. */
export function readArguments(args: readonly string[]): CliRequest {
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  if (positionals.length !== 1 || positionals[0] !== 'serve') {
    throw misuse(positionals.length === 0 ? 'No command is given.' : `There is no command ${positionals.join(' ')}.`);
  }
  const { host, load, port, region, seed, timing } = values;
  if (timing !== undefined && timing !== 'instant') throw misuse(`--timing takes instant, not ${showValue(timing)}.`);
  return {
    kind: 'serve',
    options: {
      ...{ host, region, timing, accountId: values['account-id'], startTime: values['start-time'] },
      port: readWhole('port', port) ?? DEFAULT_PORT,
      seed: readWhole('seed', seed),
      historyLimit: readWhole('history-limit', values['history-limit']),
      allowedHosts: values['allow-host'],
    },
    beginning: { load, seedFile: values['seed-file'], autoAdvance: values['auto-advance'] },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  } catch (error) {
    // Node goes on to explain how values may begin with a dash.
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw misuse(`${what}.`);
  }
}

function readWhole(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw misuse(`--${flag} ${showValue(text)} is no whole number.`);
  return Number(text);
}

function misuse(what: string): UsageError {
  return new UsageError(`${what} Try aws-ecs-batch-mock --help.`, 'server');
}
