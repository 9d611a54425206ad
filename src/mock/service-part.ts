import type { ClientEndpoint } from '../client/client-endpoint.js';
import type { ReducerLookup } from '../clock/run-due-transitions.js';
import type { Slices } from '../store/state.js';
import type { MockWorld } from './mock-world.js';
import type { ServiceHandle } from './service-handle.js';

/** What a service brings into a world that it is a part of. */
export interface ServicePart<S extends Slices, Handle> {
  /** Who answers its clients. */
  readonly endpoint: Omit<ClientEndpoint<S>, 'calls' | 'findStub'>;
  /** What time does to its resources. */
  readonly reducerOf: ReducerLookup<S>;
  createHandle(parts: HandleParts<S>): Handle;
  /** Forgets what the test has said of it. */
  clear(): void;
}

/** What every handle of a service is made from. */
export interface HandleParts<S extends Slices> {
  readonly world: MockWorld<S>;
  readonly service: ServiceHandle;
  /** The state as it is counts as unchanged from now on. */
  mark(): void;
}
