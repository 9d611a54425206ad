import { UsageError } from '../errors/usage-error.js';
import type { CallEntry } from '../store/history.js';
import type { Slices } from '../store/state.js';
import { readInput } from '../validation/read-input.js';
import type { CallLog } from './call-log.js';
import { operationOf } from './command-name.js';
import { copyInput } from './copy-input.js';
import { copyOutput } from './copy-output.js';
import type { Service } from './service.js';
import type { World } from './world.js';

/** One call of a client. */
export interface Call {
  /** For example `RunTaskCommand`. */
  readonly commandName: string;
  /** A command of the class that was sent. */
  readonly command: object;
  /** What the caller passed in: it is the caller's own, to read and to copy. */
  readonly input: unknown;
  readonly region: string;
  /** Who calls. Stubs may ask for it. */
  readonly client: object;
}

/** The service's side of a call: where it is recorded, and who may answer instead of the model. */
export interface Endpoint<S extends Slices> {
  readonly service: Service<S>;
  readonly calls: CallLog;
  /** The stub that answers this call, where there is one. */
  findStub(call: Call): (() => unknown) | undefined;
}

/** Answers a call, in this order: record → stub? → fault? → validate → reduce → reply. Only a stub may give a promise. */
export function handleCall<S extends Slices>(world: World<S>, endpoint: Endpoint<S>, call: Call): unknown {
  world.clock.settle();
  const entry = recordCall(world, endpoint, call);
  const stub = endpoint.findStub(call);
  if (stub !== undefined) {
    entry.answer = { by: 'stub' };
    return stub();
  }
  const fault = world.faults.take(call, () => endpoint.service.throttled());
  try {
    if (fault !== undefined) throw fault;
    const output = reduceCall(world, endpoint.service, call);
    entry.answer = { by: 'model', output };
    return copyOutput(output);
  } catch (error) {
    if (error instanceof Error) {
      entry.answer = {
        by: fault === undefined ? 'model' : 'fault',
        error: { name: error.name, message: error.message },
      };
    }
    throw error;
  }
}

function recordCall<S extends Slices>(world: World<S>, { service, calls }: Endpoint<S>, call: Call): CallEntry {
  const at = world.store.now();
  const input = copyInput(call.input);
  const command = Object.assign(Object.create(Object.getPrototypeOf(call.command) as object) as object, { input });
  calls.record({ args: [command], commandName: call.commandName, at: new Date(at) });
  const entry: CallEntry = { type: 'call', at, service: service.name, operation: operationOf(call.commandName), input };
  world.history.record(entry);
  return entry;
}

function reduceCall<S extends Slices>(world: World<S>, service: Service<S>, call: Call): unknown {
  const operation = operationOf(call.commandName);
  if (!service.isEmulated(operation)) throw notEmulatedError(service.name, call.commandName);
  const input = readInput(service.inputRules, operation, call.input);
  const scope = { accountId: world.accountId, region: call.region };
  return world.store.transact((draft, context) =>
    service.reduce(operation, draft, { input, context: { ...context, scope } }),
  );
}

function notEmulatedError(service: string, commandName: string): UsageError {
  return new UsageError(
    `${commandName} is not emulated yet. Answer it with a stub: ${service}.on(${commandName}).resolves({ … }). ` +
      'docs/actions.md lists what is emulated.',
  );
}
