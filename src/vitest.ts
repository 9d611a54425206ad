/**
 * For Vitest: what `expect` can say of a mock, a serializer for snapshots of the world, and traces of tests that fail.
 *
 * @module aws-ecs-batch-mock/vitest
 */

import { afterEach, beforeEach, expect, type TestContext } from 'vitest';
import type { CommandMatchers, WorldMatchers } from './testing/matchers/aws-matchers.js';
import { inspect, matchers, worldSerializer, writeFailureTrace, type TracedMock } from './testing/runners.js';

export type { CommandMatchers, ExpectedInput, WorldMatchers } from './testing/matchers/aws-matchers.js';
export type { Ending } from './testing/matchers/ending.js';
export type { JobReference } from './testing/matchers/find-job.js';
export type { ServicePlace } from './testing/matchers/to-be-stable.js';
export type { TaskFilter } from './testing/matchers/to-have-running-tasks.js';
export type { TaskEnding, TaskReference } from './testing/matchers/to-have-stopped.js';
export type { TracedMock } from './testing/matchers/write-failure-trace.js';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any -- the declaration that is extended has it
  interface Matchers<T = any> extends WorldMatchers<T> {
    // One by one: where aws-sdk-client-mock-vitest adds its own by the same names, these must stand above both.
    toHaveReceivedAnyCommand: CommandMatchers<T>['toHaveReceivedAnyCommand'];
    toHaveReceivedCommand: CommandMatchers<T>['toHaveReceivedCommand'];
    toHaveReceivedCommandOnce: CommandMatchers<T>['toHaveReceivedCommandOnce'];
    toHaveReceivedCommandTimes: CommandMatchers<T>['toHaveReceivedCommandTimes'];
    toHaveReceivedCommandWith: CommandMatchers<T>['toHaveReceivedCommandWith'];
    toHaveReceivedCommandExactlyOnceWith: CommandMatchers<T>['toHaveReceivedCommandExactlyOnceWith'];
    toHaveReceivedNthCommandWith: CommandMatchers<T>['toHaveReceivedNthCommandWith'];
    toHaveReceivedLastCommandWith: CommandMatchers<T>['toHaveReceivedLastCommandWith'];
  }
}

expect.extend(matchers);
expect.addSnapshotSerializer(worldSerializer);

/**
 * From now on writes a trace of each test that fails, `<folder>/<test file>-<name of the test>.html`, and adds its path to the failure. Say it at
 * the top of a test file, beside the mock; a `reset` of the mock in `afterEach` does no harm.
 *
 * @param folder Relative to where the tests are run. Default: `traces`.
 * @throws UsageError when it is not given a mock.
 * @example
 * const aws = mockAws();
 * traceOnFailure(aws);
 */
export function traceOnFailure(aws: TracedMock, folder: string = 'traces'): void {
  let running: TestContext['task'] | undefined;
  const lookAtResult = () => {
    if (running?.result?.state !== 'fail') return;
    const { errors = [] } = running.result;
    writeFailureTrace(aws, folder, { state: expect.getState(), errors });
    running = undefined;
  };
  inspect(aws).beforeReset(lookAtResult);
  beforeEach(({ task }) => {
    running = task;
  });
  afterEach(lookAtResult);
}
