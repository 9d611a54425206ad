import { createBoundedLog } from '../events/bounded-log.js';

/** A call as aws-sdk-client-mock's matchers read it. */
export interface RecordedCall<Input = unknown> {
  /** The command that was sent stands first: of its own class, with a copy of its input as it was then. */
  readonly args: readonly [SentCommand<Input>, ...unknown[]];
  /** For example `RunTaskCommand`. */
  readonly commandName: string;
  /** Virtual time of the call. */
  readonly at: Date;
}

/** As much of an SDK command as tests look at. */
export interface SentCommand<Input = unknown> {
  /** What the command was made with. */
  readonly input: Input;
}

export interface CallLog {
  all(): readonly RecordedCall[];
  record(call: RecordedCall): void;
  clear(): void;
}

/** Keeps the latest, as many as the limit says. What is recorded is recorded in the `whole`, too. */
export function createCallLog(limit: number, whole?: CallLog): CallLog {
  const calls = createBoundedLog<RecordedCall>(limit);
  return {
    all: calls.all,
    record(call) {
      calls.add(call);
      whole?.record(call);
    },
    clear: calls.clear,
  };
}
