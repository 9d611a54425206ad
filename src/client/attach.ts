import type {
  AttachableClient,
  Handler,
  HandlerArgs,
  HandlerContext,
  Middleware,
  SdkClient,
  SdkClientClass,
} from './sdk-client.js';

/** Answers a call of an attached client in place of AWS. */
export type Answer = (client: SdkClient, args: HandlerArgs, context: HandlerContext) => ReturnType<Handler>;

/**
 * Puts the answer behind one client, or behind all clients of a class: made before or after, subclasses included.
 * `send` is shared by all clients and each client has a middleware stack of its own, so `send` is what a class can be caught by:
 * it adds our middleware to a client at the client's first call. The latest attachment answers. Returns the function that
 * detaches, in any order with others; after the last one every client and class is as it was.
 */
export function attach(target: SdkClient | SdkClientClass, answer: Answer): () => void {
  const holder = holderOf(target);
  const installation = installations.get(holder) ?? install(holder);
  installation.answers.push(answer);
  return () => {
    const at = installation.answers.indexOf(answer);
    if (at === -1) return;
    installation.answers.splice(at, 1);
    if (installation.answers.length === 0) uninstall(holder, installation);
  };
}

/** What has `send`: the client itself, or the prototype of its class. */
function holderOf(target: SdkClient | SdkClientClass): AttachableClient {
  return ('prototype' in target ? target.prototype : target) as AttachableClient;
}

interface Installation {
  readonly answers: Answer[];
  readonly clients: Set<WeakRef<AttachableClient>>;
  readonly send: AttachableClient['send'];
  readonly ownSend: PropertyDescriptor | undefined;
}

const installations = new WeakMap<object, Installation>();
const middlewares = new WeakMap<SdkClient, Middleware>();

/** Behind the user's own middleware of the step, which sees the call first, and before all that serializes, signs and sends. */
const PLACE = { step: 'initialize', priority: 'low', name: 'awsEcsBatchMock' };

function install(holder: AttachableClient): Installation {
  const ownSend = Object.getOwnPropertyDescriptor(holder, 'send');
  const installation: Installation = {
    answers: [],
    clients: new Set(),
    ownSend,
    send(this: AttachableClient, ...args: unknown[]) {
      if (installation.answers.length > 0) intercept(this, installation);
      const send = (ownSend?.value ??
        (Object.getPrototypeOf(holder) as AttachableClient).send) as AttachableClient['send'];
      return Reflect.apply(send, this, args);
    },
  };
  Object.defineProperty(holder, 'send', {
    value: installation.send,
    configurable: true,
    writable: true,
    enumerable: false,
  });
  installations.set(holder, installation);
  return installation;
}

function uninstall(holder: AttachableClient, installation: Installation): void {
  installations.delete(holder);
  // A spy that was put on top keeps our function: it only passes calls on from now on.
  if (Object.getOwnPropertyDescriptor(holder, 'send')?.value === installation.send) {
    if (installation.ownSend) Object.defineProperty(holder, 'send', installation.ownSend);
    else Reflect.deleteProperty(holder, 'send');
  }
  for (const reference of installation.clients) {
    const client = reference.deref();
    if (client !== undefined && findAnswer(client) === undefined) release(client);
  }
}

function intercept(client: AttachableClient, installation: Installation): void {
  if (middlewares.has(client)) return;
  const middleware: Middleware = (next, context) => (args) => {
    const answer = findAnswer(client);
    return answer === undefined ? next(args) : answer(client, args, context);
  };
  client.middlewareStack.add(middleware, PLACE);
  middlewares.set(client, middleware);
  installation.clients.add(new WeakRef(client));
  forgetResolvedHandlers(client);
}

function release(client: AttachableClient): void {
  const middleware = middlewares.get(client);
  if (middleware !== undefined) client.middlewareStack.remove(middleware);
  middlewares.delete(client);
  forgetResolvedHandlers(client);
}

/** The nearest attachment wins: the client's own before that of its class, and a subclass before its base. */
function findAnswer(client: AttachableClient): Answer | undefined {
  for (let holder: object | null = client; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    const answer = installations.get(holder)?.answers.at(-1);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** With `cacheMiddleware: true` a client keeps the handler that it resolved for a command, whatever its stack is by now. */
function forgetResolvedHandlers(client: AttachableClient): void {
  if ('handlers' in client) client.handlers = undefined;
}
