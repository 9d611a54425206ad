import { readSafely } from '../errors/read-safely.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { Answer } from './answer.js';
import { intercept, type Intercepted } from './intercept.js';
import type { AttachableClient, SdkClient, SdkClientClass, SendOptions } from './sdk-client.js';

/**
 * Puts the answer behind single clients, or behind all clients of a class: made before or after, subclasses included.
 * `send` is shared by all clients and each client has a middleware stack of its own, so `send` is what a class can be caught by:
 * it adds our middleware to a client at the client's first call. The latest attachment answers. Returns the function that
 * detaches, in any order with others; after the last one every client and class is as it was.
 *
 * @throws UsageError when a target is no client and no class of clients.
 */
export function attach(targets: readonly (SdkClient | SdkClientClass)[], answer: Answer): () => void {
  const attachment: Attachment = { answer };
  const holders = readSafely(() => targets.map(holderOf), { name: 'client', topic: 'clients' });
  for (const holder of holders) {
    const { attachments, send } = installations.get(holder) ?? install(holder);
    // A stub of Sinon that is taken off deletes `send`, ours with it, where the holder had none of its own before the stub.
    if (!Object.hasOwn(holder, 'send')) define(holder, send);
    attachments.push(attachment);
  }
  return () => {
    for (const holder of holders) detach(holder, attachment);
  };
}

/** What has `send`: the client itself, or the prototype of its class. */
function holderOf(target: SdkClient | SdkClientClass): AttachableClient {
  const holder = (isClass(target) ? target.prototype : target) as Partial<AttachableClient> | null;
  if (typeof holder !== 'object' || typeof holder?.send !== 'function') {
    throw new UsageError(
      `client: ${showValue(target)} is no client of the AWS SDK v3. Give clients, such as new ECSClient({}), or their classes.`,
      'clients',
    );
  }
  return holder as AttachableClient;
}

function isClass(target: SdkClient | SdkClientClass): target is SdkClientClass {
  return typeof target === 'function';
}

interface Attachment {
  readonly answer: Answer;
}

interface Installation {
  readonly attachments: Attachment[];
  readonly send: AttachableClient['send'];
  readonly ownSend: PropertyDescriptor | undefined;
}

const installations = new WeakMap<object, Installation>();

/** Our middleware, by the clients that have it. */
const intercepted = new WeakMap<SdkClient, Intercepted>();
const clients = new Set<WeakRef<AttachableClient>>();

/** The options of the call that is being sent right now. */
let sending: SendOptions = {};

function install(holder: AttachableClient): Installation {
  const ownSend = Object.getOwnPropertyDescriptor(holder, 'send');
  const installation: Installation = {
    attachments: [],
    ownSend,
    send(this: AttachableClient, ...args) {
      const answer = findAnswer(this);
      if (answer !== undefined) hold(this, answer);
      if (installations.get(holder) !== installation) takeOff(holder, installation);
      const send = (ownSend?.value ??
        (Object.getPrototypeOf(holder) as AttachableClient).send) as AttachableClient['send'];
      const outer = sending;
      sending = (typeof args[1] === 'object' && args[1]) || {};
      try {
        return Reflect.apply(send, this, args);
      } finally {
        sending = outer;
      }
    },
  };
  define(holder, installation.send);
  installations.set(holder, installation);
  return installation;
}

function detach(holder: AttachableClient, attachment: Attachment): void {
  const installation = installations.get(holder);
  const at = installation?.attachments.indexOf(attachment) ?? -1;
  if (installation === undefined || at === -1) return;
  installation.attachments.splice(at, 1);
  if (installation.attachments.length > 0) return;
  installations.delete(holder);
  takeOff(holder, installation);
  releaseClients();
}

/**
 * A spy that was put on top keeps our function, which only passes calls on from now on. When the spy is taken off, it puts our
 * function back, even over that of a later mock: then ours makes way at the next call.
 */
function takeOff(holder: AttachableClient, { send, ownSend }: Installation): void {
  if (Object.getOwnPropertyDescriptor(holder, 'send')?.value !== send) return;
  const current = installations.get(holder);
  if (current) define(holder, current.send);
  else if (ownSend) Object.defineProperty(holder, 'send', ownSend);
  else Reflect.deleteProperty(holder, 'send');
}

function define(holder: AttachableClient, send: AttachableClient['send']): void {
  Object.defineProperty(holder, 'send', { value: send, configurable: true, writable: true, enumerable: false });
}

function hold(client: AttachableClient, { answerRequest }: Answer): void {
  const held = intercepted.get(client) ?? begin(client);
  if (answerRequest !== undefined) held.catchRequests();
}

function begin(client: AttachableClient): Intercepted {
  const begun = intercept(client, { findAnswer: () => findAnswer(client), optionsOfCall: () => sending });
  intercepted.set(client, begun);
  clients.add(new WeakRef(client));
  return begun;
}

/** Takes our middleware from the clients that nothing answers any more. */
function releaseClients(): void {
  for (const reference of clients) {
    const client = reference.deref();
    if (client !== undefined && findAnswer(client) !== undefined) continue;
    clients.delete(reference);
    if (client === undefined) continue;
    intercepted.get(client)?.release();
    intercepted.delete(client);
  }
}

/** The nearest attachment wins: the client's own before that of its class, and a subclass before its base. */
function findAnswer(client: AttachableClient): Answer | undefined {
  for (let holder: object | null = client; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    const attachment = installations.get(holder)?.attachments.at(-1);
    if (attachment !== undefined) return attachment.answer;
  }
  return undefined;
}
