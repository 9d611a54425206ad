import { ApiError } from '../errors/api-error.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { commandNameOf, type AnyCommandClass } from './command-name.js';

/** Makes emulated calls fail as AWS fails at times. The state is left as it was. */
export interface Faults {
  /** The next calls of the command are answered by the throttling error of its service. */
  throttle(command: AnyCommandClass, options?: FaultOptions): void;
  /**
   * The next calls of the command fail with the error: its code, such as `ServerException`, or an object with `name`, `message`
   * and `statusCode`.
   */
  fail(command: AnyCommandClass, error: string | FaultError, options?: FaultOptions): void;
}

export interface FaultOptions {
  /** How many calls fail. Default 1. */
  readonly times?: number;
}

export interface FaultError {
  readonly name: string;
  /** Default: the name. */
  readonly message?: string;
  /** Default 500 for names that begin with `Server` or `Internal`, otherwise 400. */
  readonly statusCode?: number;
}

export interface FaultQueue extends Faults {
  /** Takes the fault that awaits the next call of the command. */
  take(commandName: string, throttled: () => Error): Error | undefined;
  clear(): void;
}

interface PendingFault {
  readonly commandName: string;
  /** Undefined for a throttle: the service words it. */
  readonly error: Error | undefined;
  left: number;
}

export function createFaultQueue(): FaultQueue {
  let pending: PendingFault[] = [];
  const add = (command: AnyCommandClass, error: Error | undefined, { times = 1 }: FaultOptions = {}) => {
    if (!Number.isInteger(times) || times < 1) {
      throw new UsageError(`times: ${showValue(times)} is no count of calls. Give a whole number from 1.`);
    }
    pending.push({ commandName: commandNameOf(command), error, left: times });
  };
  return {
    throttle: (command, options) => add(command, undefined, options),
    fail: (command, error, options) => add(command, toApiError(error), options),
    take(commandName, throttled) {
      const fault = pending.find((candidate) => candidate.commandName === commandName && candidate.left > 0);
      if (fault === undefined) return undefined;
      fault.left--;
      return fault.error ?? throttled();
    },
    clear() {
      pending = [];
    },
  };
}

function toApiError(error: string | FaultError): ApiError {
  const { name, message, statusCode } = typeof error === 'string' ? ({ name: error } as FaultError) : error;
  return new ApiError(name, message ?? name, {
    statusCode: statusCode ?? (/^(Server|Internal)/.test(name) ? 500 : 400),
  });
}
