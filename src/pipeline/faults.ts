import { ApiError } from '../errors/api-error.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { commandNameOf, namespaceOf, type AnyCommandClass } from './command-name.js';

/** Makes emulated calls fail as AWS fails at times. The state is left as it was. */
export interface Faults {
  /** The next calls of the command are answered by the throttling error of its service. */
  throttle(command: AnyCommandClass, options?: FaultOptions): void;
  /**
   * The next calls of the command fail with the error: its code, such as `ServerException`, or an object with `name`, `message`,
   * `statusCode` and whatever members the exception has.
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
  readonly [member: string]: unknown;
}

export interface FaultQueue extends Faults {
  /** Takes the fault that awaits the next call of the command. */
  take(call: FaultyCall, throttled: () => Error): Error | undefined;
  clear(): void;
}

export interface FaultyCall {
  readonly commandName: string;
  /** A command of the class that was sent. */
  readonly command: object;
}

interface PendingFault {
  readonly commandName: string;
  /** ECS and Batch both have a `TagResourceCommand`. */
  readonly namespace: string | undefined;
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
    const commandName = commandNameOf(command);
    pending.push({ commandName, namespace: namespaceOf(new command({} as never)), error, left: times });
  };
  return {
    throttle: (command, options) => add(command, undefined, options),
    fail: (command, error, options) => add(command, toApiError(error), options),
    take(call, throttled) {
      const fault = pending.find((candidate) => candidate.left > 0 && isFor(candidate, call));
      if (fault === undefined) return undefined;
      fault.left--;
      return fault.error ?? throttled();
    },
    clear() {
      pending = [];
    },
  };
}

function isFor(fault: PendingFault, { commandName, command }: FaultyCall): boolean {
  const namespace = namespaceOf(command) ?? fault.namespace;
  return fault.commandName === commandName && (fault.namespace ?? namespace) === namespace;
}

function toApiError(error: string | FaultError): ApiError {
  const fault: Partial<FaultError> | null = typeof error === 'string' ? { name: error } : error;
  if (typeof fault?.name !== 'string' || fault.name === '') {
    throw new UsageError(
      `error: ${showValue(error)} is no error. Give its code, for example 'ServerException', or an object with that as name.`,
    );
  }
  const { name, message = name, statusCode = /^(Server|Internal)/.test(name) ? 500 : 400, ...members } = fault;
  return new ApiError(name, message, { statusCode, members });
}
