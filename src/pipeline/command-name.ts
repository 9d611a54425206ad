import { showValue, UsageError } from '../errors/usage-error.js';

/** A command class of the SDK, such as `RunTaskCommand`. Any copy of the SDK will do: it is known by its name. */
export type CommandClass<Input extends object, Output extends object> = new (input: Input) => {
  readonly input: Input;
  readonly middlewareStack: object;
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: Output }>;
};

/** Any command class, whatever its input. */
export type AnyCommandClass = new (input: never) => { readonly input: object };

/** @throws UsageError when it is no command class. */
export function commandNameOf(command: { readonly name: string }): string {
  if (typeof command !== 'function' || !/.Command$/.test(command.name)) {
    throw new UsageError(
      `${showValue(command)} is no command class. Pass the class itself, for example RunTaskCommand.`,
      'commands',
    );
  }
  return command.name;
}

export function operationOf(commandName: string): string {
  const known = operations.get(commandName);
  if (known !== undefined) return known;
  const operation = commandName.endsWith('Command') ? commandName.slice(0, -'Command'.length) : commandName;
  operations.set(commandName, operation);
  return operation;
}

/** Tables are looked up by operation at each call, and in a text that was cut out anew V8 first has to find the one that it knows. */
const operations = new Map<string, string>();

/** The namespace of the service that a command is for, such as `com.amazonaws.ecs`. Older SDKs do not tell. */
export function namespaceOf(command: object): string | undefined {
  const { schema } = command as { readonly schema?: readonly unknown[] };
  return typeof schema?.[1] === 'string' ? schema[1] : undefined;
}
