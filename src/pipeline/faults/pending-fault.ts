import { showValue, UsageError } from '../../errors/usage-error.js';
import { assertMembers } from '../../errors/assert-members.js';
import { commandNameOf, namespaceOf, type AnyCommandClass } from '../command-name.js';
import { matchesInput } from '../matches-input.js';
import type { Fault } from './fault.js';
import type { FaultOptions } from './faults.js';

/** A fault that waits for its calls. */
export interface PendingFault {
  readonly fault: Fault;
  readonly commandName: string;
  /** ECS and Batch both have a `TagResourceCommand`. */
  readonly namespace: string | undefined;
  readonly input: object | undefined;
  readonly probability: number;
  readonly times: number;
  left: number;
}

/** A call that a fault may be for. */
export interface FaultyCall {
  readonly commandName: string;
  /** A command of the class that was sent. */
  readonly command: object;
  readonly input: unknown;
}

/** @throws UsageError when the class is none of a command, or an option makes no sense. */
export function toPendingFault(fault: Fault, command: AnyCommandClass, options: FaultOptions = {}): PendingFault {
  assertMembers(options, ['times', 'input', 'probability'], { name: 'options', topic: 'faults' });
  const { input, probability = 1, times = options.probability === undefined ? 1 : Infinity } = options;
  if (times !== Infinity && (!Number.isInteger(times) || times < 1)) {
    throw new UsageError(
      `times: ${showValue(times)} is no count of calls. Give a whole number from 1, or Infinity.`,
      'faults',
    );
  }
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
    throw new UsageError(
      `probability: ${showValue(probability)} is no probability. Give a number from 0 to 1.`,
      'faults',
    );
  }
  const commandName = commandNameOf(command);
  const namespace = namespaceOf(new command({} as never));
  return { fault, commandName, namespace, input, probability, times, left: times };
}

export function isFor({ commandName, namespace, input }: PendingFault, call: FaultyCall): boolean {
  const sentTo = namespaceOf(call.command) ?? namespace;
  if (commandName !== call.commandName || (namespace ?? sentTo) !== sentTo) return false;
  return input === undefined || matchesInput(call.input, input);
}
