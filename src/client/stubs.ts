import { isDeepStrictEqual } from 'node:util';
import { commandNameOf, type CommandClass } from '../pipeline/command-name.js';

/** Answers of a test's own choice for one command, as in aws-sdk-client-mock. Each method returns the stub, to chain. */
export interface Stub<Input extends object = object, Output extends object = object> {
  /** Answers every call. Default: an empty output. */
  resolves(output?: Partial<Output>): Stub<Input, Output>;
  /** Answers one call; chained, the following ones in order. Then the call falls through, to the model at last. */
  resolvesOnce(output?: Partial<Output>): Stub<Input, Output>;
  /** Rejects every call with the error, or with an error of that message, or of those members. */
  rejects(error?: Error | string | StubError): Stub<Input, Output>;
  rejectsOnce(error?: Error | string | StubError): Stub<Input, Output>;
  /** Answers every call with what the function returns for the input. */
  callsFake(fake: (input: Input) => unknown): Stub<Input, Output>;
  callsFakeOnce(fake: (input: Input) => unknown): Stub<Input, Output>;
}

/** The members of an error to make: `name` or `Code`, `message`, and whatever else. */
export type StubError = Partial<Error> & { readonly Code?: string; readonly [member: string]: unknown };

export interface StubRegistry {
  /** Without a command class, the stub is for every command. */
  on<Input extends object, Output extends object>(request?: StubRequest<Input, Output>): Stub<Input, Output>;
  /** The answer of the latest stub that matches and has one left. */
  find(commandName: string, input: unknown): (() => unknown) | undefined;
  clear(): void;
}

export interface StubRequest<Input extends object, Output extends object> {
  readonly command?: CommandClass<Input, Output>;
  /** Only calls with these members. */
  readonly input?: Partial<Input> | undefined;
  /** Only calls with these members and no others. Default false. */
  readonly strict?: boolean | undefined;
}

type Behavior = (input: never) => unknown;

interface Rule {
  readonly matches: (commandName: string, input: unknown) => boolean;
  readonly once: Behavior[];
  always: Behavior | undefined;
}

export function createStubRegistry(): StubRegistry {
  let rules: Rule[] = [];
  return {
    on({ command, input, strict } = {}) {
      const name = command && commandNameOf(command);
      const rule: Rule = {
        matches: (sentName, sent) =>
          (name === undefined || name === sentName) && (input === undefined || matchesInput(sent, input, strict)),
        once: [],
        always: undefined,
      };
      rules.push(rule);
      return createStub(rule);
    },
    find(commandName, input) {
      const rule = rules.findLast((candidate) => hasAnswer(candidate) && candidate.matches(commandName, input));
      const behavior = rule && (rule.once.shift() ?? rule.always);
      return behavior && (() => behavior(input as never));
    },
    clear() {
      rules = [];
    },
  };
}

/** Members that are objects match in part, at any depth; all else must be equal. With `strict` all must be equal. */
export function matchesInput(actual: unknown, expected: unknown, strict = false): boolean {
  if (strict || !isPlainObject(expected)) return isDeepStrictEqual(actual, expected);
  return isPlainObject(actual) && Object.entries(expected).every(([key, value]) => matchesInput(actual[key], value));
}

function createStub<Input extends object, Output extends object>(rule: Rule): Stub<Input, Output> {
  const always = (behavior: Behavior) => ((rule.always = behavior), stub);
  const once = (behavior: Behavior) => (rule.once.push(behavior), stub);
  const stub: Stub<Input, Output> = {
    resolves: (output) => always(() => output),
    resolvesOnce: (output) => once(() => output),
    rejects: (error) => always(() => Promise.reject(toError(error))),
    rejectsOnce: (error) => once(() => Promise.reject(toError(error))),
    callsFake: (fake) => always(fake),
    callsFakeOnce: (fake) => once(fake),
  };
  return stub;
}

function hasAnswer(rule: Rule): boolean {
  return rule.once.length > 0 || rule.always !== undefined;
}

function toError(error: Error | string | StubError = ''): Error {
  if (typeof error === 'string') return new Error(error);
  return error instanceof Error ? error : Object.assign(new Error(), error);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}
