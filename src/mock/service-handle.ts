import type { StubRegistry, Stubs } from '../client/stubs.js';
import type { CallLog, RecordedCall } from '../pipeline/call-log.js';
import { commandNameOf, type CommandClass } from '../pipeline/command-name.js';
import { matchesInput } from '../pipeline/matches-input.js';

/** What a test sees of the calls of one service, and how it answers some of them itself: as in aws-sdk-client-mock. */
export interface ServiceHandle extends Stubs {
  /** The calls since the last reset, oldest first: of many the latest, as many as `historyLimit` says. `call.args[0]` is the command that was sent. */
  calls(): readonly RecordedCall[];
  /** The call at an index; negative ones count from the end. */
  call(index: number): RecordedCall | undefined;
  /**
   * The calls of one command, or those of them whose input has these members, or, with `strict`, no others.
   *
   * @throws UsageError when it is no command class.
   */
  commandCalls<Input extends object, Output extends object>(
    command: CommandClass<Input, Output>,
    input?: Partial<Input>,
    strict?: boolean,
  ): readonly RecordedCall<Input>[];
  /** `ECSClient` or `BatchClient`. */
  clientName(): string;
}

export function createServiceHandle(
  clientName: string,
  { calls, stubs }: { readonly calls: CallLog; readonly stubs: StubRegistry },
): ServiceHandle {
  return {
    on: stubs.on,
    onAnyCommand: stubs.onAnyCommand,
    calls: () => calls.all(),
    call: (index) => calls.all().at(index),
    commandCalls<Input extends object>(command: CommandClass<Input, object>, input?: Partial<Input>, strict?: boolean) {
      const name = commandNameOf(command);
      const isWanted = (call: RecordedCall): call is RecordedCall<Input> =>
        call.commandName === name && (input === undefined || matchesInput(call.args[0].input, input, strict));
      return calls.all().filter(isWanted);
    },
    clientName: () => clientName,
  };
}
