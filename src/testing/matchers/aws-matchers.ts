import type { Ending } from './ending.js';
import type { JobReference } from './find-job.js';
import type { ServicePlace } from './to-be-stable.js';
import type { TaskEnding, TaskReference } from './to-have-stopped.js';
import type { TaskFilter } from './to-have-running-tasks.js';

/** What `expect` says of a mock and of its handles. */
export interface AwsMatchers<R> extends WorldMatchers<R>, CommandMatchers<R> {}

/** A command class of the SDK. */
// oxlint-disable-next-line typescript/no-explicit-any -- what it makes is whatever aws-sdk-client-mock-vitest says, if that is loaded
type SdkCommandClass<Input> = new (input: Input) => any;

/** Some members of an input. In the place of any value stands a matcher of the runner, such as `expect.stringContaining`. */
export type ExpectedInput<Input> = Partial<Input> | { readonly [Member in keyof Input]?: ExpectedValue<Input[Member]> };

type ExpectedValue<Value> =
  | (Value extends object ? { readonly [Member in keyof Value]: ExpectedValue<Value[Member]> } : Value)
  | { asymmetricMatch(actual: unknown): boolean };

/** What is so in the world at this moment of virtual time. The subject is a mock or one of its handles: all see the same world. */
export interface WorldMatchers<R> {
  /**
   * So many tasks are RUNNING; without a count, any. Those of all clusters count, unless the filter says otherwise.
   *
   * @example
   * expect(ecs).toHaveRunningTasks(3, { service: 'web' });
   */
  toHaveRunningTasks(count?: number, where?: TaskFilter): R;
  /**
   * The service has one deployment, and as many RUNNING tasks as it wants: what `waitUntilServicesStable` waits for. A service that is
   * not there fails the assertion, negated or not.
   *
   * @example
   * expect(ecs).toBeStable('web');
   */
  toBeStable(service: string, place?: ServicePlace): R;
  /**
   * The task is STOPPED. A task that is not there fails the assertion, negated or not.
   *
   * @example
   * expect(ecs).toHaveStopped(task, { exitCode: 137, reason: 'OutOfMemoryError' });
   */
  toHaveStopped(task: TaskReference, ending?: TaskEnding): R;
  /**
   * The job is SUCCEEDED. Of jobs with the same name the latest counts. A job that is not there fails the assertion, negated or not.
   *
   * @example
   * expect(batch).toHaveSucceeded('nightly-report');
   */
  toHaveSucceeded(job: JobReference): R;
  /**
   * The job is FAILED, and its last attempt ended so. Of jobs with the same name the latest counts. A job that is not there fails the
   * assertion, negated or not.
   *
   * @example
   * expect(batch).toHaveFailed(submitted, { exitCode: 1 });
   */
  toHaveFailed(job: JobReference, ending?: Ending): R;
  /**
   * An event of the type has been emitted, whose detail has these members: objects match in part, at any depth.
   *
   * @example
   * expect(aws).toHaveEmitted('ECS Task State Change', { lastStatus: 'STOPPED' });
   */
  toHaveEmitted(detailType: string, detail?: object): R;
}

/**
 * What the clients have sent since the last `reset` or `resetHistory`: named, ordered and meant as in aws-sdk-client-mock-vitest. The
 * subject may be a mock of aws-sdk-client-mock as well. Inputs match whose named members are equal.
 */
export interface CommandMatchers<R> {
  /** Any command was received. */
  toHaveReceivedAnyCommand(): R;
  /** The command was received at least once. */
  toHaveReceivedCommand(command: SdkCommandClass<never>): R;
  /** The command was received once, and no more. */
  toHaveReceivedCommandOnce(command: SdkCommandClass<never>): R;
  /** The command was received so many times. */
  toHaveReceivedCommandTimes(command: SdkCommandClass<never>, times: number): R;
  /** The command was received at least once with such an input. */
  toHaveReceivedCommandWith<Input extends object>(command: SdkCommandClass<Input>, input: ExpectedInput<Input>): R;
  /** The command was received once, and that was with such an input. */
  toHaveReceivedCommandExactlyOnceWith<Input extends object>(
    command: SdkCommandClass<Input>,
    input: ExpectedInput<Input>,
  ): R;
  /** The nth call of the command, counted from 1, was with such an input. */
  toHaveReceivedNthCommandWith<Input extends object>(
    command: SdkCommandClass<Input>,
    nth: number,
    input: ExpectedInput<Input>,
  ): R;
  /** The last call of the command was with such an input. */
  toHaveReceivedLastCommandWith<Input extends object>(command: SdkCommandClass<Input>, input: ExpectedInput<Input>): R;
}
