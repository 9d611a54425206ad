import { randomWords } from '../../aws/random-words.js';
import { toMilliseconds } from '../../clock/duration.js';
import { UsageError } from '../../errors/usage-error.js';
import { commandNameOf } from '../command-name.js';
import type { Fault } from './fault.js';
import type { Faults } from './faults.js';
import { isFor, toPendingFault, type FaultyCall, type PendingFault } from './pending-fault.js';
import { toApiError } from './to-api-error.js';

export interface FaultQueue extends Faults {
  /** Takes the fault that the call meets. */
  take(call: FaultyCall): Fault | undefined;
  clear(): void;
}

export interface FaultWorld {
  /** Decides what is left to chance. */
  readonly seed: number;
  /** What was up to so many milliseconds ago will be asked for. */
  keepPast(ms: number): void;
}

export function createFaultQueue({ seed, keepPast }: FaultWorld): FaultQueue {
  let pending: readonly PendingFault[] = [];
  let nextWord = randomWords(seed, 0);
  const replace = (faults: readonly PendingFault[]) => {
    pending = faults;
    keepPast(Math.max(0, ...pending.map(lagOf)));
  };
  const add = (...fault: Parameters<typeof toPendingFault>) => replace([...pending, toPendingFault(...fault)]);
  const strikes = ({ probability }: PendingFault) => probability === 1 || nextWord() / 0x1_0000_0000 < probability;
  return {
    throttle: (command, options) => add({ name: 'throttle' }, command, options),
    fail: (command, error, options) => add({ name: 'fail', error: toApiError(error) }, command, options),
    loseResponse: (command, options) => add({ name: 'loseResponse' }, command, options),
    latency: (command, duration, options) => add({ name: 'latency', ms: toMilliseconds(duration) }, command, options),
    eventualConsistency(command, lag, options) {
      assertReads(commandNameOf(command));
      add({ name: 'eventualConsistency', ms: toMilliseconds(lag) }, command, options);
    },
    assertConsumed() {
      const owed = pending.filter(({ left, probability }) => left > 0 && left < Infinity && probability === 1);
      if (owed.length > 0) throw notConsumed(owed);
    },
    take(call) {
      // Not before: the last of its calls may still have to look at the past.
      if (pending.some(({ left }) => left === 0)) replace(pending.filter(({ left }) => left > 0));
      const met = pending.find((candidate) => isFor(candidate, call) && strikes(candidate));
      if (met !== undefined) met.left--;
      return met?.fault;
    },
    clear() {
      replace([]);
      nextWord = randomWords(seed, 0);
    },
  };
}

function lagOf({ fault }: PendingFault): number {
  return fault.name === 'eventualConsistency' ? fault.ms : 0;
}

function assertReads(commandName: string): void {
  if (/^(Describe|Discover|Get|List)/.test(commandName)) return;
  throw new UsageError(
    `eventualConsistency: ${commandName} does not only read. Give a command that does, such as DescribeTasksCommand.`,
    'faults',
  );
}

function notConsumed(faults: readonly PendingFault[]): UsageError {
  const list = faults.map(
    ({ fault, commandName, times, left }) => `${fault.name}(${commandName}) met ${times - left} of ${times} calls`,
  );
  return new UsageError(
    `Not all faults have come about: ${list.join(', ')}. Send the calls that they are for, or set fewer; ` +
      'calls that a stub answers meet no fault.',
    'faults',
  );
}
