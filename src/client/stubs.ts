import { isNativeError } from 'node:util/types';
import { commandNameOf, type CommandClass } from '../pipeline/command-name.js';
import { matchesInput } from '../pipeline/matches-input.js';

/** Answers of a test's own choice, as in aws-sdk-client-mock. */
export interface Stubs {
  /**
   * Answers calls of a command in place of the model: those whose input has these members, or, with `strict`, no others.
   * The latest stub that matches wins.
   *
   * @throws UsageError when it is no command class.
   * @example
   * ecs.on(StopTaskCommand).rejectsOnce('socket hang up');
   */
  on<Input extends object, Output extends object>(
    command: CommandClass<Input, Output>,
    input?: Partial<Input>,
    strict?: boolean,
  ): Stub<Input, Output>;
  /** Answers calls of every command. */
  onAnyCommand(input?: object, strict?: boolean): Stub;
}

/** How a stub answers. Each method returns the stub, to chain; so do `on` and `onAnyCommand`, with the next stub. */
export interface Stub<Input extends object = object, Output extends object = object> extends Stubs {
  /** Answers every call. Default: an empty output. */
  resolves(output?: Partial<Output>): Stub<Input, Output>;
  /** Answers one call; chained, the following ones in order. Then the call falls through, to the model at last. */
  resolvesOnce(output?: Partial<Output>): Stub<Input, Output>;
  /** Rejects every call with the error, or with an error of that message, or of those members. */
  rejects(error?: Error | string | StubError): Stub<Input, Output>;
  /** Rejects one call; chained, the following ones in order. */
  rejectsOnce(error?: Error | string | StubError): Stub<Input, Output>;
  /** Answers every call with what the function returns for the input. */
  callsFake(fake: Fake<Input>): Stub<Input, Output>;
  /** Answers one call so; chained, the following ones in order. */
  callsFakeOnce(fake: Fake<Input>): Stub<Input, Output>;
}

/** `getClient` gives the client that sent the command. */
export type Fake<Input extends object> = (input: Input, getClient: () => StubbedClient) => unknown;

/** As much of a client as a fake sees. */
export interface StubbedClient {
  /** What the client was made with. */
  readonly config: {
    /** Its Region, or that of the mock. */
    region(): Promise<string>;
  };
}

/** The members of an error to make: `name` or `Code`, `message`, and whatever else. */
export type StubError = Partial<Error> & {
  /** The same as `name`. */
  readonly Code?: string;
  readonly [member: string]: unknown;
};

export interface StubRegistry extends Stubs {
  /** The answer of the latest stub that matches and has one left. */
  find(call: StubbedCall): (() => unknown) | undefined;
  clear(): void;
}

export interface StubbedCall {
  readonly commandName: string;
  readonly input: unknown;
  readonly client: object;
}

type Behavior = Fake<never>;

interface Rule {
  readonly matches: (call: StubbedCall) => boolean;
  readonly once: Behavior[];
  always: Behavior | undefined;
}

export function createStubRegistry(): StubRegistry {
  let rules: Rule[] = [];
  const add = (matches: Rule['matches']) => {
    const rule: Rule = { matches, once: [], always: undefined };
    rules.push(rule);
    return rule;
  };
  const stubs: Stubs = {
    on(command, input, strict) {
      const name = commandNameOf(command);
      return createStub(
        add((call) => call.commandName === name && hasInput(call, input, strict)),
        stubs,
      );
    },
    onAnyCommand: (input, strict) =>
      createStub(
        add((call) => hasInput(call, input, strict)),
        stubs,
      ),
  };
  return {
    ...stubs,
    find(call) {
      const rule = rules.findLast((candidate) => hasAnswer(candidate) && candidate.matches(call));
      const behavior = rule && (rule.once.shift() ?? rule.always);
      return behavior && (() => behavior(call.input as never, () => call.client as StubbedClient));
    },
    clear() {
      rules = [];
    },
  };
}

function hasInput(call: StubbedCall, expected: object | undefined, strict: boolean | undefined): boolean {
  return expected === undefined || matchesInput(call.input, expected, strict);
}

function createStub<Input extends object, Output extends object>(rule: Rule, stubs: Stubs): Stub<Input, Output> {
  const always = (behavior: Behavior) => ((rule.always = behavior), stub);
  const once = (behavior: Behavior) => (rule.once.push(behavior), stub);
  const stub: Stub<Input, Output> = {
    ...stubs,
    resolves: (output) => always(() => output),
    resolvesOnce: (output) => once(() => output),
    rejects: (error) => always(() => Promise.reject(toError(error))),
    rejectsOnce: (error) => once(() => Promise.reject(toError(error))),
    callsFake: (fake) => always(rejecting(fake)),
    callsFakeOnce: (fake) => once(rejecting(fake)),
  };
  return stub;
}

/** What a fake throws, if it is no error, is made one. */
function rejecting<Input extends object>(fake: Fake<Input>): Fake<Input> {
  return (input, getClient) => {
    try {
      return fake(input, getClient);
    } catch (error) {
      return Promise.reject(toError(error as Error | string | StubError));
    }
  };
}

function hasAnswer(rule: Rule): boolean {
  return rule.once.length > 0 || rule.always !== undefined;
}

function toError(error: Error | string | StubError = ''): Error {
  if (typeof error === 'string') return new Error(error);
  // One of another realm, such as Node's own in Jest, is an error, too.
  return error instanceof Error || isNativeError(error) ? error : Object.assign(new Error(), error);
}
