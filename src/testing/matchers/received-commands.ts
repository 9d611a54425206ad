import { UsageError } from '../../errors/usage-error.js';
import { commandNameOf } from '../../pipeline/command-name.js';
import { indent } from './explain.js';
import { findInspection, showSubject } from '../inspection.js';
import type { MatcherContext, Verdict } from './matcher.js';

const MOST_CALLS = 5;

/** A command class of the SDK, of whichever copy: it is known by its name. */
type Command = { readonly name: string };

/**
 * Names, arguments and meaning are those of aws-sdk-client-mock-vitest. Mocks of aws-sdk-client-mock will do as a subject, too: both
 * packages may be loaded in one test run, and the matchers of the one stand in for those of the other.
 */
export const receivedCommands = {
  toHaveReceivedAnyCommand(context: MatcherContext, subject: unknown): Verdict {
    const calls = callsOf(subject);
    return verdict(context, { calls, what: 'any command', holds: calls.length > 0 });
  },
  toHaveReceivedCommand(context: MatcherContext, subject: unknown, command: Command): Verdict {
    const calls = callsOf(subject, command);
    return verdict(context, { calls, what: command.name, holds: calls.length > 0 });
  },
  toHaveReceivedCommandOnce(context: MatcherContext, subject: unknown, command: Command): Verdict {
    const calls = callsOf(subject, command);
    return verdict(context, { calls, what: `${command.name} once`, holds: calls.length === 1 });
  },
  toHaveReceivedCommandTimes(
    context: MatcherContext,
    subject: unknown,
    ...[command, times]: [Command, number]
  ): Verdict {
    const calls = callsOf(subject, command);
    return verdict(context, { calls, what: `${command.name} ${times} times`, holds: calls.length === times });
  },
  toHaveReceivedCommandWith(
    context: MatcherContext,
    subject: unknown,
    ...[command, input]: [Command, object]
  ): Verdict {
    const calls = callsOf(subject, command);
    const holds = calls.some((call) => hasInput(context, call, input));
    return verdict(context, { calls, what: command.name, input, holds });
  },
  toHaveReceivedCommandExactlyOnceWith(
    context: MatcherContext,
    subject: unknown,
    ...[command, input]: [Command, object]
  ): Verdict {
    const calls = callsOf(subject, command);
    const holds = calls.length === 1 && hasInput(context, calls[0], input);
    return verdict(context, { calls, what: `${command.name} exactly once`, input, holds });
  },
  toHaveReceivedNthCommandWith(
    context: MatcherContext,
    subject: unknown,
    ...[command, nth, input]: [Command, number, object]
  ): Verdict {
    const calls = callsOf(subject, command);
    const holds = hasInput(context, calls[nth - 1], input);
    return verdict(context, { calls, what: `${command.name}, call ${nth} of it,`, input, holds });
  },
  toHaveReceivedLastCommandWith(
    context: MatcherContext,
    subject: unknown,
    ...[command, input]: [Command, object]
  ): Verdict {
    const calls = callsOf(subject, command);
    const holds = hasInput(context, calls.at(-1), input);
    return verdict(context, { calls, what: `${command.name}, the last call of it,`, input, holds });
  },
};

/** As much of a recorded call as the matchers read. */
interface ReceivedCall {
  readonly args: readonly [{ readonly input: unknown }, ...unknown[]];
}

/** All calls, or those of one command. */
function callsOf(subject: unknown, command?: Command): readonly ReceivedCall[] {
  const source = findInspection(subject) ?? (subject as { calls?(): readonly ReceivedCall[] } | null | undefined);
  if (typeof source?.calls !== 'function') {
    throw new UsageError(
      `${showSubject(subject)} receives no commands. Expect it of a mock or a handle: expect(aws), expect(ecs), expect(batch).`,
      'matchers',
    );
  }
  const calls = source.calls();
  if (command === undefined) return calls;
  const name = commandNameOf(command);
  return calls.filter((call) => commandOf(call) === name);
}

function commandOf({ args: [command] }: ReceivedCall): string {
  return command.constructor.name;
}

/** The members that are named must be equal; those beside them do not count. */
function hasInput({ equals }: MatcherContext, call: ReceivedCall | undefined, expected: object): boolean {
  const input = call?.args[0].input;
  if (typeof input !== 'object' || input === null) return false;
  return Object.entries(expected).every(
    ([member, value]) => member in input && equals((input as Record<string, unknown>)[member], value),
  );
}

interface Finding {
  readonly calls: readonly ReceivedCall[];
  readonly what: string;
  readonly input?: object;
  readonly holds: boolean;
}

function verdict(context: MatcherContext, { calls, what, input, holds }: Finding): Verdict {
  const { isNot, utils } = context;
  return {
    pass: holds,
    message() {
      const expected = `Expected ${isNot ? 'not ' : ''}to have received ${what}`;
      const wanted = input === undefined ? [`${expected}.`] : [`${expected} with:`, indent(utils.stringify(input))];
      const first = Math.max(0, calls.length - MOST_CALLS);
      const shown = calls.slice(first).flatMap((call, index) => {
        const text = describeInput(context, call, input);
        return [`${first + index + 1}. ${commandOf(call)}`, indent(text)];
      });
      return [...wanted, calls.length === 0 ? 'Received none.' : `Received ${calls.length}:`, ...shown].join('\n\n');
    },
  };
}

/** What was received; where something else was expected, what differs in the members that were named. */
function describeInput(context: MatcherContext, call: ReceivedCall, expected: object | undefined): string {
  const { utils } = context;
  const received = call.args[0].input as Readonly<Record<string, unknown>>;
  if (expected === undefined || hasInput(context, call, expected)) return utils.stringify(received);
  const named = Object.entries(received).filter(([member]) => member in expected);
  return String(utils.diff(expected, Object.fromEntries(named), { omitAnnotationLines: true }));
}
