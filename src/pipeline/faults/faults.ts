import type { Duration } from '../../clock/duration.js';
import type { CommandClass } from '../command-name.js';

/**
 * Lets calls go wrong as they do on AWS at times. A call meets one fault at most: the first that was set and is for it. Calls that a
 * stub answers meet none.
 */
export interface Faults {
  /** The next calls of the command are answered by the throttling error of its service. The state stays as it is. */
  throttle<Input extends object>(command: CommandClass<Input, object>, options?: FaultOptions<Input>): void;
  /**
   * The next calls of the command fail with the error: its code, such as `ServerException`, or an object with `name`, `message`,
   * `statusCode` and whatever members the exception has, or an exception of the SDK. The state stays as it is.
   */
  fail<Input extends object>(
    command: CommandClass<Input, object>,
    error: string | FaultError | Error,
    options?: FaultOptions<Input>,
  ): void;
  /**
   * The next calls of the command do what they are to do, but the connection is reset before the reply comes: the caller gets the
   * SDK's `TimeoutError` with the code `ECONNRESET`.
   *
   * @example
   * faults.loseResponse(RunTaskCommand); // the task starts; does the retry of the caller start a second one?
   */
  loseResponse<Input extends object>(command: CommandClass<Input, object>, options?: FaultOptions<Input>): void;
  /**
   * The replies to the next calls of the command come so much later in virtual time: first the call takes effect, then the clock
   * moves on by the duration, then the caller gets the reply as it was worded before. Inside of `clock.fastForward` the time passes
   * while the program goes on, so that its timeouts come about.
   *
   * @example
   * faults.latency(DescribeTasksCommand, '40s');
   */
  latency<Input extends object>(
    command: CommandClass<Input, object>,
    duration: Duration,
    options?: FaultOptions<Input>,
  ): void;
  /**
   * The next calls of the command, which reads (`Describe…`, `List…`, `Get…`), are answered from the state as it was so long ago. What
   * is there when the fault is set is seen at once.
   *
   * @throws UsageError for commands that change something.
   * @example
   * faults.eventualConsistency(DescribeTasksCommand, '2s', { times: Infinity }); // a new task is MISSING for 2 s
   */
  eventualConsistency<Input extends object>(
    command: CommandClass<Input, object>,
    lag: Duration,
    options?: FaultOptions<Input>,
  ): void;
  /**
   * Tells whether all that was set has come about. Faults with a `probability`, and those for `Infinity` times, are left out.
   *
   * @throws UsageError that lists what has not.
   */
  assertConsumed(): void;
}

/** Which calls meet a fault. */
export interface FaultOptions<Input extends object = object> {
  /** How many calls meet the fault: a whole number, or `Infinity`. Default 1; with `probability` all calls. */
  readonly times?: number;
  /** Only calls whose input has these members, as for stubs. Default: all. */
  readonly input?: Partial<Input>;
  /** How likely each call is to meet the fault: 0 to 1. The `seed` of the mock decides: every run is the same. Default 1. */
  readonly probability?: number;
}

/** An error of AWS. Its other members are those of the SDK's exception. */
export interface FaultError {
  /** Its code, such as `ServerException`. */
  readonly name: string;
  /** Default: the name. */
  readonly message?: string;
  /** Default 500 for names that begin with `Server` or `Internal`, otherwise 400. */
  readonly statusCode?: number;
  readonly [member: string]: unknown;
}
