import { ApiError } from '../../errors/api-error.js';
import { ConnectionError } from '../../errors/connection-error.js';
import type { StoreWithPast } from '../../store/past-states.js';
import type { Slices } from '../../store/state.js';
import { createStore, type Store } from '../../store/store.js';
import type { Call } from '../call.js';
import { reduceCall } from '../reduce-call.js';
import type { Service } from '../service.js';
import type { World } from '../world.js';
import type { Fault } from './fault.js';

/** A call that meets a fault on its way to the model. */
export interface FaultyRequest<S extends Slices> {
  readonly service: Service<S>;
  readonly call: Call;
  readonly fault: Fault;
}

/** Answers a call as the fault has it, but for the time that the reply takes. */
export function answerFaulty<S extends Slices>(world: World<S>, { service, call, fault }: FaultyRequest<S>): unknown {
  switch (fault.name) {
    case 'throttle':
      throw service.throttled();
    case 'fail':
      throw fault.error;
    case 'loseResponse':
      runUnheard(() => reduceCall(world, service, call));
      throw new ConnectionError();
    case 'eventualConsistency':
      return reduceCall({ ...world, store: openPast(world.store, fault.ms) }, service, call);
    default:
      return reduceCall(world, service, call);
  }
}

/** The caller does not hear of an error of the service either. */
function runUnheard(reduce: () => unknown): void {
  try {
    reduce();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** The world as it was so long ago, to look at: what is written there is lost. */
function openPast<S extends Slices>(store: StoreWithPast<S>, ms: number): Store<S> {
  const then = store.now() - ms;
  const past = createStore(store.slices, store.stateAt(then), () => {});
  past.moveTo(then);
  return past;
}
