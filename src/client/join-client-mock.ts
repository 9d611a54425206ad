import { showValue, UsageError } from '../errors/usage-error.js';
import type { AttachableClient, SdkClient } from './sdk-client.js';

/** What `mockClient` of aws-sdk-client-mock returns: as much of it as is used here. */
export interface ClientMock {
  /** The stub of Sinon that stands in place of the client's own `send`. */
  readonly send: (...args: never[]) => unknown;
  /** Drops its stubs and its history. */
  reset(): unknown;
  /** Takes it off. */
  restore(): void;
}

/** What a client mock is joined with. */
export interface Emulator {
  /** Answers what a client sends, or all clients of a prototype; returns what takes that back. */
  attach(target: SdkClient): () => void;
  /** Hears of each call that the client mock has answered by itself. */
  recordStubbed(call: StubbedCall): void;
}

export interface StubbedCall {
  readonly client: SdkClient;
  readonly command: { readonly input: unknown };
  readonly reply: unknown;
}

/**
 * Puts an emulator beneath the stub of a client mock, as if it had been there first: the stub is what is called, and it passes on
 * the calls of which the test has said nothing. Returns the function that parts them again; the client mock's `restore` does it, too.
 *
 * @throws UsageError when it is no client mock, or one that is not in place.
 */
export function joinClientMock(mock: ClientMock, { attach, recordStubbed }: Emulator): () => void {
  const holder = holderOf(mock);
  takeOff(holder, stubOf(mock));
  const detach = attach(holder);
  const emulate = holder.send;
  const watch = () => (holder.send = watchStub(stubOf(mock), { emulate, recordStubbed }));
  let watched = watch();
  let isJoined = true;
  const part = () => {
    if (!isJoined) return;
    isJoined = false;
    if (holder.send === watched) holder.send = stubOf(mock);
    stubOf(mock).callsFake(() => undefined);
    Reflect.deleteProperty(mock, 'reset');
    Reflect.deleteProperty(mock, 'restore');
    detach();
  };
  const { reset, restore } = mock;
  Object.assign(mock, {
    /** It makes a new stub. */
    reset() {
      Reflect.apply(reset, mock, []);
      watched = watch();
      return mock;
    },
    restore() {
      part();
      Reflect.apply(restore, mock, []);
    },
  });
  return part;
}

type Send = AttachableClient['send'];

interface SinonStub extends Send {
  /** Says what it does with calls of which nothing else was said. */
  callsFake(fake: (this: SdkClient, ...args: readonly [object]) => unknown): unknown;
  /** What it stands in place of. */
  readonly wrappedMethod: Send;
}

function stubOf(mock: ClientMock): SinonStub {
  return mock.send as SinonStub;
}

/** What has the stub: the client, or the prototype of its class. */
function holderOf(mock: ClientMock): AttachableClient {
  const { client, send } = (mock ?? {}) as { readonly client?: AttachableClient; readonly send?: Partial<SinonStub> };
  if (typeof client !== 'object' || typeof send?.callsFake !== 'function') {
    throw new UsageError(
      `${showValue(mock)} is no client mock of aws-sdk-client-mock. Give what mockClient(ECSClient) returns.`,
      'clients',
    );
  }
  if (Object.getOwnPropertyDescriptor(client, 'send')?.value !== send) {
    throw new UsageError(
      'The client mock is not in place: it was restored, or joined already, or something else was put on top. Call withClientMock(mockClient(ECSClient)) once, before all else.',
      'clients',
    );
  }
  return client;
}

function takeOff(holder: AttachableClient, { wrappedMethod }: SinonStub): void {
  const inherited: unknown = Reflect.get(Object.getPrototypeOf(holder) as object, 'send');
  if (wrappedMethod === inherited) Reflect.deleteProperty(holder, 'send');
  else holder.send = wrappedMethod;
}

/** The stub, which now passes on what it was told nothing of, and seen from outside, where the rest can be heard. */
function watchStub(stub: SinonStub, { emulate, recordStubbed }: Watch): Send {
  const emulated = new WeakSet<object>();
  stub.callsFake(function (...args) {
    emulated.add(args[0]);
    return Reflect.apply(emulate, this, args);
  });
  return new Proxy(stub, {
    apply(_stub, client: SdkClient, args: [StubbedCall['command']]) {
      const [command] = args;
      let reply: unknown;
      try {
        reply = Reflect.apply(stub, client, args);
        return reply;
      } finally {
        if (!emulated.delete(command)) recordStubbed({ client, command, reply });
      }
    },
  });
}

interface Watch extends Pick<Emulator, 'recordStubbed'> {
  readonly emulate: Send;
}
