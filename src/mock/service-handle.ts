import { matchesInput, type Stub, type StubRegistry } from '../client/stubs.js';
import type { CallLog, RecordedCall } from '../pipeline/call-log.js';
import { commandNameOf, type CommandClass } from '../pipeline/command-name.js';

/** What a test sees of the calls of one service, and how it answers some of them itself: as in aws-sdk-client-mock. */
export interface ServiceHandle {
  /**
   * Answers calls of a command in place of the model: those whose input has these members, or, with `strict`, no others.
   * The latest stub that matches wins.
   */
  on<Input extends object, Output extends object>(
    command: CommandClass<Input, Output>,
    input?: Partial<Input>,
    strict?: boolean,
  ): Stub<Input, Output>;
  /** Answers calls of every command. */
  onAnyCommand(input?: object, strict?: boolean): Stub;
  /** The calls since the last reset, oldest first. `call.args[0]` is the command that was sent. */
  calls(): readonly RecordedCall[];
  /** The call at an index; negative ones count from the end. */
  call(index: number): RecordedCall | undefined;
  /** The calls of one command, or those of them whose input matches. */
  commandCalls<Input extends object, Output extends object>(
    command: CommandClass<Input, Output>,
    input?: Partial<Input>,
    strict?: boolean,
  ): readonly RecordedCall[];
  /** `ECSClient` or `BatchClient`. */
  clientName(): string;
}

export function createServiceHandle(
  clientName: string,
  { calls, stubs }: { readonly calls: CallLog; readonly stubs: StubRegistry },
): ServiceHandle {
  return {
    on: (command, input, strict) => stubs.on({ command, input, strict }),
    onAnyCommand: (input, strict) => stubs.on({ input, strict }),
    calls: () => calls.all(),
    call: (index) => calls.all().at(index),
    commandCalls(command, input, strict) {
      const name = commandNameOf(command);
      const isWanted = ({ commandName, args: [sent] }: RecordedCall) =>
        commandName === name && (input === undefined || matchesInput(sent.input, input, strict));
      return calls.all().filter(isWanted);
    },
    clientName: () => clientName,
  };
}
