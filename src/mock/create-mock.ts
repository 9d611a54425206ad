import { attach } from '../client/attach.js';
import type { ClientEndpoint } from '../client/client-endpoint.js';
import { createDirectAnswer } from '../client/direct-answer.js';
import { createStubRegistry } from '../client/stubs.js';
import { createWireAnswer } from '../client/wire-answer.js';
import type { ReducerLookup } from '../clock/run-due-transitions.js';
import { createCallLog, type CallLog } from '../pipeline/call-log.js';
import { readSafely } from '../errors/read-safely.js';
import type { Slices } from '../store/state.js';
import { makeInspectable } from '../testing/inspection.js';
import { createInspector } from './inspector.js';
import { createMockWorld, type MockWorld } from './mock-world.js';
import { readOptions, type MockOptions, type MockTarget, type Transport } from './options.js';
import type { WorldState } from './read-state.js';
import { createServiceHandle } from './service-handle.js';
import type { ServicePart } from './service-part.js';
import { createWorldHandle, type WorldHandle } from './world-handle.js';
import type { SnapshotNameOf } from './world-view.js';

/** The services that a world is composed of. */
export interface Composition<S extends Slices, Handles> {
  /** What they store. */
  readonly slices: S;
  /** By the names of their handles. */
  readonly parts: { readonly [N in keyof Handles]: ServicePart<S, Handles[N]> };
}

/** Lets callers reach the world; returns what takes that back. */
export type Connect<S extends Slices> = (world: MockWorld<S>, endpoints: readonly ClientEndpoint<S>[]) => () => void;

export function attachTo<S extends Slices>(
  targets: MockTarget | readonly MockTarget[],
  transport: Transport = 'direct',
): Connect<S> {
  const createAnswer = transport === 'wire' ? createWireAnswer : createDirectAnswer;
  return (world, endpoints) => attach(asList(targets), createAnswer(world, endpoints));
}

function asList(targets: MockTarget | readonly MockTarget[]): readonly MockTarget[] {
  return readSafely(() => [targets].flat(), { name: 'client', topic: 'clients' });
}

/** A world of the services, for whoever can reach it. `State` is what a test sees of what they store. */
export function createMock<S extends Slices, Handles extends Record<keyof Handles, object>, State extends WorldState>(
  options: MockOptions,
  { slices, parts }: Composition<S, Handles>,
  connect: Connect<S>,
): WorldHandle<State, SnapshotNameOf<S>> & Handles {
  const settings = readOptions(options);
  const services: Readonly<Record<string, ServicePart<S, object>>> = parts;
  const calls = createCallLog(settings.historyLimit);
  const createLog = () => createCallLog(settings.historyLimit, calls);
  const sides = Object.entries(services).map(([name, part]) => createSide(name, part, createLog()));
  const world = createMockWorld(settings, { slices, reducerOf: joinLookups(Object.values(services)) });
  const inspector = createInspector(world, settings.startTime);
  const handle = createWorldHandle<S, State>({
    ...{ world, baseline: { state: world.store.state() }, startTime: settings.startTime },
    beforeReset: inspector.announceReset,
    clear() {
      for (const { clear } of [...sides, calls]) clear();
    },
    clearCalls() {
      for (const log of [calls, ...sides.map(({ endpoint }) => endpoint.calls)]) log.clear();
    },
    detach: connect(
      world,
      sides.map(({ endpoint }) => endpoint),
    ),
  });
  const handles = sides.map(({ name, endpoint, createHandle }) => {
    return [name, makeInspectable(createHandle(world, handle.mark), inspector.inspect(endpoint.calls))] as const;
  });
  return Object.assign(makeInspectable(handle, inspector.inspect(calls)), Object.fromEntries(handles) as Handles);
}

function joinLookups<S extends Slices>(parts: readonly ServicePart<S, unknown>[]): ReducerLookup<S> {
  return (kind) => {
    for (const { reducerOf } of parts) {
      const reduce = reducerOf(kind);
      if (reduce !== undefined) return reduce;
    }
    return undefined;
  };
}

/** A service with what is a mock's own: calls and stubs. */
interface Side<S extends Slices> {
  /** Of its handle. */
  readonly name: string;
  readonly endpoint: ClientEndpoint<S>;
  createHandle(world: MockWorld<S>, mark: () => void): object;
  clear(): void;
}

function createSide<S extends Slices>(name: string, part: ServicePart<S, object>, calls: CallLog): Side<S> {
  const stubs = createStubRegistry();
  const service = createServiceHandle(part.endpoint.clientName, { calls, stubs });
  return {
    name,
    endpoint: { ...part.endpoint, calls, findStub: stubs.find },
    createHandle: (world, mark) => part.createHandle({ world, service, mark }),
    clear() {
      for (const each of [part, calls, stubs]) each.clear();
    },
  };
}
