import { toMilliseconds, type Duration } from '../clock/duration.js';
import { assertMembers } from '../errors/assert-members.js';
import { readSafely } from '../errors/read-safely.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { MockOptions, TimingOptions } from './options.js';
import { PHASE_NAMES } from './phase-names.js';

/** How long the phases of a service may take. */
export interface Phases<T> {
  readonly realistic: T;
  readonly instant: T;
}

const TITLES: Readonly<Record<keyof TimingOptions, string>> = { ecs: 'ECS', batch: 'AWS Batch' };

/** What the option says of the phases of one service. What it says of the other is checked, too: mocks may share their options. */
export function readTiming<T extends object>(
  service: keyof TimingOptions,
  timing: MockOptions['timing'],
  phases: Phases<T>,
): T {
  return readSafely(() => readPhases(service, timing, phases), { name: 'timing', topic: 'options' });
}

function readPhases<T extends object>(
  service: keyof TimingOptions,
  timing: MockOptions['timing'] = {},
  { realistic, instant }: Phases<T>,
): T {
  if (timing === 'instant') return instant;
  if (typeof timing === 'string') {
    throw new UsageError(
      `timing: ${showValue(timing)} is no timing. Give 'instant', or durations such as { ecs: { imagePull: '1m' } }.`,
      'options',
    );
  }
  assertMembers(timing, { ecs: ['object'], batch: ['object'] }, { name: 'timing', topic: 'options' });
  const given = { ecs: readDurations('ecs', timing), batch: readDurations('batch', timing) };
  return { ...realistic, ...(given[service] as Partial<T>) };
}

function readDurations(service: keyof TimingOptions, timing: TimingOptions): Record<string, number> {
  const phases = Object.entries<Duration>(timing[service] ?? {}).map(([phase, duration]) => {
    if (!PHASE_NAMES[service].includes(phase)) {
      throw new UsageError(
        `timing.${service}.${phase} is no phase of ${TITLES[service]}. The phases are ${PHASE_NAMES[service].join(', ')}.`,
        'options',
      );
    }
    return [`${phase}Ms`, toMilliseconds(duration)];
  });
  return Object.fromEntries(phases) as Record<string, number>;
}
