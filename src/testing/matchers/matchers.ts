import type { MatcherContext, Verdict } from './matcher.js';
import { receivedCommands } from './received-commands.js';
import { toBeStable } from './to-be-stable.js';
import { toHaveEmitted } from './to-have-emitted.js';
import { toHaveFailed } from './to-have-failed.js';
import { toHaveRunningTasks } from './to-have-running-tasks.js';
import { toHaveStopped } from './to-have-stopped.js';
import { toHaveSucceeded } from './to-have-succeeded.js';
import type { AwsMatchers } from './aws-matchers.js';

type RunnerMatcher = (this: MatcherContext, subject: unknown, ...args: unknown[]) => Verdict;

/** In the form that `expect.extend` of Vitest and of Jest takes. */
export const matchers: Readonly<Record<keyof AwsMatchers<void>, RunnerMatcher>> = {
  toHaveRunningTasks: withContext(toHaveRunningTasks),
  toBeStable: withContext(toBeStable),
  toHaveStopped: withContext(toHaveStopped),
  toHaveSucceeded: withContext(toHaveSucceeded),
  toHaveFailed: withContext(toHaveFailed),
  toHaveEmitted: withContext(toHaveEmitted),
  toHaveReceivedAnyCommand: withContext(receivedCommands.toHaveReceivedAnyCommand),
  toHaveReceivedCommand: withContext(receivedCommands.toHaveReceivedCommand),
  toHaveReceivedCommandOnce: withContext(receivedCommands.toHaveReceivedCommandOnce),
  toHaveReceivedCommandTimes: withContext(receivedCommands.toHaveReceivedCommandTimes),
  toHaveReceivedCommandWith: withContext(receivedCommands.toHaveReceivedCommandWith),
  toHaveReceivedCommandExactlyOnceWith: withContext(receivedCommands.toHaveReceivedCommandExactlyOnceWith),
  toHaveReceivedNthCommandWith: withContext(receivedCommands.toHaveReceivedNthCommandWith),
  toHaveReceivedLastCommandWith: withContext(receivedCommands.toHaveReceivedLastCommandWith),
};

/** Runners pass their context as `this`. */
function withContext(matcher: (context: MatcherContext, subject: unknown, ...args: never) => Verdict): RunnerMatcher {
  return function runnerMatcher(this: MatcherContext, subject, ...args) {
    return matcher(this, subject, ...(args as never));
  };
}
