import type { Duration } from '../clock/duration.js';
import { toEpochMs } from '../clock/to-epoch-ms.js';
import type { BatchTiming } from '../batch/batch-timing.js';
import type { EcsTiming } from '../ecs/ecs-timing.js';
import { HISTORY_LIMIT } from '../events/bounded-log.js';
import { assertMembers } from '../errors/assert-members.js';
import { readSafely } from '../errors/read-safely.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { SdkClient, SdkClientClass } from '../client/sdk-client.js';

/** What `mockAws`, `mockEcs` and `mockBatch` may be told; everything has a default. */
export interface MockOptions {
  /** Twelve digits. Default `123456789012`. */
  readonly accountId?: string;
  /** For clients that have no Region of their own, and for seeds. Default: `AWS_REGION` at the time of the call, then `us-east-1`. */
  readonly region?: string;
  /** Virtual time of the beginning. Default 2024-01-01T00:00:00Z. */
  readonly startTime?: Date | string | number;
  /** Of all identifiers: the same seed gives the same ones. Default 0. */
  readonly seed?: number;
  /**
   * How many calls, events and entries of timeline and trace are kept, of each kind: the oldest go first. At least 1. Default 100,000.
   */
  readonly historyLimit?: number;
  /** How long the phases take. Default: as long as on AWS. `instant`: no time, so that the next call finds the settled state. */
  readonly timing?: 'instant' | TimingOptions;
  /** The clients to answer, or their classes, of any copy of the SDK. Default: all clients of the classes that this package imports. */
  readonly client?: MockTarget | readonly MockTarget[];
  /**
   * Where calls are answered. `direct`: as soon as the SDK has read the input; the state has changed when `send` returns. `wire`: at
   * the other end of the wire, so that the SDK serializes, signs, retries and reads the response. Default `direct`.
   */
  readonly transport?: Transport;
}

/** Where calls are answered: see `MockOptions`. */
export type Transport = 'direct' | 'wire';

/** A client or a client class, of whichever copy of AWS SDK for JavaScript v3. */
export type MockTarget = SdkClient | SdkClientClass;

/** How long phases take, by service. */
export interface TimingOptions {
  /** Default: as long as on AWS. */
  readonly ecs?: EcsTimingOptions;
  /** Default: as long as on AWS. */
  readonly batch?: BatchTimingOptions;
}

/** Phases as durations, such as `{ provisioning: '20s' }`. The rest takes as long as on AWS. */
export type EcsTimingOptions = PhaseOptions<EcsTiming>;

/** Phases as durations, such as `{ jobDuration: '5m' }`. The rest takes as long as on AWS. */
export type BatchTimingOptions = PhaseOptions<BatchTiming>;

type PhaseOptions<T> = { readonly [P in keyof T as P extends `${infer Phase}Ms` ? Phase : never]?: Duration };

export interface Settings {
  readonly accountId: string;
  /** Undefined: as the environment says. */
  readonly region: string | undefined;
  readonly startTime: number;
  readonly seed: number;
  readonly historyLimit: number;
}

const OPTIONS: readonly string[] = Object.keys({
  accountId: true,
  region: true,
  startTime: true,
  seed: true,
  historyLimit: true,
  timing: true,
  client: true,
  transport: true,
} satisfies Record<keyof MockOptions, true>);

/** The options, each of them read once. */
export function copyOptions<O extends MockOptions>(options: O): O {
  const about = { name: 'options', topic: 'options' } as const;
  return readSafely(() => {
    assertMembers(options, OPTIONS, about);
    return { ...options };
  }, about);
}

export function readOptions(options: MockOptions): Settings {
  const { accountId = '123456789012', region, seed = 0, historyLimit = HISTORY_LIMIT } = options;
  const startTime = toEpochMs(options.startTime ?? '2024-01-01T00:00:00Z');
  if (typeof accountId !== 'string' || !/^\d{12}$/.test(accountId)) {
    throw new UsageError(`accountId: ${showValue(accountId)} is no account. Give twelve digits.`, 'options');
  }
  if (region !== undefined && (typeof region !== 'string' || !/^[a-z\d-]{1,64}$/.test(region))) {
    throw new UsageError(`region: ${showValue(region)} is no Region. Give its code, such as eu-west-1.`, 'options');
  }
  if (Number.isNaN(startTime)) {
    throw new UsageError(
      `startTime: ${showValue(options.startTime)} is no time. Give a Date, an ISO 8601 text or epoch milliseconds.`,
      'options',
    );
  }
  if (!Number.isSafeInteger(seed)) throw new UsageError(`seed: ${showValue(seed)} is no whole number.`, 'options');
  if (!Number.isSafeInteger(historyLimit) || historyLimit < 1) {
    throw new UsageError(
      `historyLimit: ${showValue(historyLimit)} is no limit. Give a whole number of at least 1.`,
      'options',
    );
  }
  assertTransport(options.transport);
  return { accountId, region, startTime, seed, historyLimit };
}

function assertTransport(transport: MockOptions['transport']): void {
  if (transport === undefined || ['direct', 'wire'].includes(transport)) return;
  throw new UsageError(`transport: ${showValue(transport)} is no transport. Give 'direct' or 'wire'.`, 'options');
}
