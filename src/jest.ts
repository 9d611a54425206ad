/**
 * For Jest: the same as for Vitest.
 *
 * @module aws-ecs-batch-mock/jest
 */

import { afterEach, expect } from '@jest/globals';
import type { AwsMatchers } from './testing/matchers/aws-matchers.js';
import { UsageError } from './errors/usage-error.js';
import { inspect, matchers, worldSerializer, writeFailureTrace, type TracedMock } from './testing/runners.js';

export type { CommandMatchers, ExpectedInput, WorldMatchers } from './testing/matchers/aws-matchers.js';
export type { Ending } from './testing/matchers/ending.js';
export type { JobReference } from './testing/matchers/find-job.js';
export type { ServicePlace } from './testing/matchers/to-be-stable.js';
export type { TaskFilter } from './testing/matchers/to-have-running-tasks.js';
export type { TaskEnding, TaskReference } from './testing/matchers/to-have-stopped.js';
export type { TracedMock } from './testing/matchers/write-failure-trace.js';

/** For those who import `expect` from `@jest/globals`. */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends AwsMatchers<R> {}
}

declare global {
  namespace jest {
    /** For those who have `@types/jest`. */
    interface Matchers<R, T = {}> extends AwsMatchers<R> {}
  }
}

expect.extend(matchers);
expect.addSnapshotSerializer(worldSerializer);

/**
 * From now on writes a trace of each test that fails, `<folder>/<test file>-<name of the test>.html`, and adds its path to the failure. Say it at
 * the top of a test file, beside the mock; a `reset` of the mock in `afterEach` does no harm.
 *
 * @param folder Relative to where the tests are run. Default: `traces`.
 * @throws UsageError when it is not given a mock, or when the tests are not run by jest-circus, which is the default of Jest.
 * @example
 * const aws = mockAws();
 * traceOnFailure(aws);
 */
export function traceOnFailure(aws: TracedMock, folder: string = 'traces'): void {
  let failure: CircusEvent | undefined;
  const lookAtFailure = () => {
    if (failure === undefined) return;
    writeFailureTrace(aws, folder, { state: expect.getState(), errors: [failure.error] });
    failure = undefined;
  };
  inspect(aws).beforeReset(lookAtFailure);
  listenersOfCircus().push((event) => {
    if (event.name === 'test_fn_failure') failure = event;
  });
  // Jest lets no code be loaded while it tells of events.
  afterEach(lookAtFailure);
}

interface CircusEvent {
  readonly name: string;
  readonly error?: unknown;
}

type CircusListener = (event: CircusEvent) => void;

/** jest-circus keeps those who hear of its events under this symbol. A custom environment is the other way, and users have their own. */
function listenersOfCircus(): CircusListener[] {
  const listeners: unknown = Reflect.get(globalThis, Symbol.for('EVENT_HANDLERS'));
  if (Array.isArray(listeners)) return listeners as CircusListener[];
  throw new UsageError(
    'traceOnFailure hears of failures from jest-circus. Set testRunner to jest-circus/runner.',
    'traces',
  );
}
