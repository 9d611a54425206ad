import type { Duration } from '../clock/duration.js';
import { toMilliseconds } from '../clock/duration.js';
import { instantBatchTiming, realisticBatchTiming, type BatchTiming } from '../batch/batch-timing.js';
import { instantEcsTiming, realisticEcsTiming, type EcsTiming } from '../ecs/ecs-timing.js';
import { assertMembers } from '../errors/assert-members.js';
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

export interface Timing {
  readonly ecs: EcsTiming;
  readonly batch: BatchTiming;
}

export interface Settings {
  readonly accountId: string;
  /** Undefined: as the environment says. */
  readonly region: string | undefined;
  readonly startTime: number;
  readonly seed: number;
  readonly timing: Timing;
}

const OPTIONS: readonly string[] = Object.keys({
  accountId: true,
  region: true,
  startTime: true,
  seed: true,
  timing: true,
  client: true,
  transport: true,
} satisfies Record<keyof MockOptions, true>);

export function readOptions(options: MockOptions): Settings {
  assertMembers(options, OPTIONS, { name: 'options', topic: 'options' });
  const { accountId = '123456789012', region, seed = 0 } = options;
  const startTime = new Date(options.startTime ?? '2024-01-01T00:00:00Z').getTime();
  if (!/^\d{12}$/.test(accountId)) {
    throw new UsageError(`accountId: ${showValue(accountId)} is no account. Give twelve digits.`, 'options');
  }
  if (region !== undefined && !/^[a-z\d-]+$/.test(region)) {
    throw new UsageError(`region: ${showValue(region)} is no Region. Give its code, such as eu-west-1.`, 'options');
  }
  if (Number.isNaN(startTime)) {
    throw new UsageError(
      `startTime: ${showValue(options.startTime)} is no time. Give a Date, an ISO 8601 text or epoch milliseconds.`,
      'options',
    );
  }
  if (!Number.isSafeInteger(seed)) throw new UsageError(`seed: ${showValue(seed)} is no whole number.`, 'options');
  assertTransport(options.transport);
  return { accountId, region, startTime, seed, timing: readTiming(options.timing) };
}

function assertTransport(transport: MockOptions['transport']): void {
  if (transport === undefined || ['direct', 'wire'].includes(transport)) return;
  throw new UsageError(`transport: ${showValue(transport)} is no transport. Give 'direct' or 'wire'.`, 'options');
}

function readTiming(timing: MockOptions['timing'] = {}): Timing {
  if (timing === 'instant') return { ecs: instantEcsTiming, batch: instantBatchTiming };
  if (typeof timing === 'string') {
    throw new UsageError(
      `timing: ${showValue(timing)} is no timing. Give 'instant', or durations such as { ecs: { imagePull: '1m' } }.`,
      'options',
    );
  }
  assertMembers(timing, ['ecs', 'batch'], { name: 'timing', topic: 'options' });
  return {
    ecs: readPhases('ecs', timing.ecs, realisticEcsTiming),
    batch: readPhases('batch', timing.batch, realisticBatchTiming),
  };
}

function readPhases<T extends EcsTiming | BatchTiming>(
  service: keyof Timing,
  options: PhaseOptions<T> | undefined,
  realistic: T,
): T {
  const phases = Object.entries<Duration | undefined>(options ?? {}).map(([phase, duration]) => {
    if (!(`${phase}Ms` in realistic)) {
      const known = Object.keys(realistic).map((name) => name.replace(/Ms$/, ''));
      throw new UsageError(
        `timing.${service}.${phase} is no phase of ${SERVICE_NAMES[service]}. The phases are ${known.join(', ')}.`,
        'options',
      );
    }
    return [`${phase}Ms`, toMilliseconds(duration as Duration)];
  });
  return { ...realistic, ...(Object.fromEntries(phases) as Partial<T>) };
}

const SERVICE_NAMES: Readonly<Record<keyof Timing, string>> = { ecs: 'ECS', batch: 'AWS Batch' };
