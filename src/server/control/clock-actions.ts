import type { VirtualClock } from '../../clock/virtual-clock.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { ControlAction, ControlBody } from './control-action.js';

/** What time it is, and what is to come. */
export const showClock: ControlAction = ({ aws }) => ({ now: aws.clock.now(), pending: aws.clock.pending() });

/** Answers with what time it is then. */
export const moveClock: ControlAction = (world, body) => {
  move(world.aws.clock, body);
  return showClock(world, body);
};

function move(clock: VirtualClock, body: ControlBody): Date {
  const [name = '', ...others] = Object.keys(body);
  const value = body[name];
  if (others.length === 0) {
    if (name === 'advance' && isTextOrNumber(value)) return clock.advance(value);
    if (name === 'advanceTo' && isTextOrNumber(value)) return clock.advanceTo(value);
    if (name === 'runUntilIdle' && value === true) return clock.runUntilIdle();
  }
  throw new UsageError(
    `${showValue(body)} does not move the clock. ` +
      'Send { "advance": "90s" }, { "advanceTo": "2024-01-01T06:00:00Z" } or { "runUntilIdle": true }.',
    'server',
  );
}

function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
