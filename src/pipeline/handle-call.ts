import type { CallAnswer, CallEntry } from '../store/history.js';
import type { Slices } from '../store/state.js';
import type { CallLog } from './call-log.js';
import type { Call } from './call.js';
import { copyInput } from './copy-input.js';
import { answerFaulty } from './faults/answer-faulty.js';
import { reduceCall } from './reduce-call.js';
import { makerOf } from './reply.js';
import type { Service } from './service.js';
import type { World } from './world.js';

/** The service's side of a call: where it is recorded, and who may answer instead of the model. */
export interface Endpoint<S extends Slices> {
  readonly service: Service<S>;
  readonly calls: CallLog;
  /** The stub that answers this call, where there is one. */
  findStub(call: Call): (() => unknown) | undefined;
}

/**
 * Answers a call, in this order: record → stub? → fault? → validate → reduce → reply. Only a stub may give a promise, and a reply that a
 * fault delays.
 */
export function handleCall<S extends Slices>(world: World<S>, endpoint: Endpoint<S>, call: Call): unknown {
  world.clock.beginCall();
  const entry = recordCall(world, endpoint, call);
  const stub = endpoint.findStub(call);
  if (stub !== undefined) {
    entry.answer = { by: 'stub' };
    return stub();
  }
  const { service } = endpoint;
  const fault = world.faults.take(call);
  if (fault === undefined) return answer(entry, 'model', () => reduceCall(world, service, call))();
  const reply = answer(entry, 'fault', () => answerFaulty(world, { service, call, fault }));
  const delay = fault.name === 'latency' ? world.clock.elapse(fault.ms) : undefined;
  return delay === undefined ? reply() : delay.then(reply);
}

/** The reply of whoever answers, which is on record and waits to be given: an output or an error. */
function answer(entry: CallEntry, by: CallAnswer['by'], work: () => unknown): () => unknown {
  try {
    const makeOutput = makerOf(work());
    entry.answer = { by, makeOutput };
    return makeOutput;
  } catch (error) {
    if (error instanceof Error) entry.answer = { by, error: { name: error.name, message: error.message } };
    return () => {
      throw error;
    };
  }
}

function recordCall<S extends Slices>(world: World<S>, { service, calls }: Endpoint<S>, call: Call): CallEntry {
  const at = world.store.now();
  const entry: CallEntry = {
    type: 'call',
    at,
    service: service.name,
    commandName: call.commandName,
    prototype: Object.getPrototypeOf(call.command) as object,
    input: copyInput(call.input),
    answer: undefined,
  };
  calls.record(entry);
  world.history.record(entry);
  return entry;
}
