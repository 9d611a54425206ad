import { seedAws } from '../seed-aws.js';
import { moveClock, showClock } from './clock-actions.js';
import type { ControlAction } from './control-action.js';

/** The endpoints for those who drive the world from outside: path, then method. */
export const controlRoutes: ReadonlyMap<string, Readonly<Record<string, ControlAction>>> = new Map<
  string,
  Record<string, ControlAction>
>([
  ['/_mock/health', { GET: ({ aws }) => ({ status: 'ok', now: aws.clock.now() }) }],
  ['/_mock/clock', { GET: showClock, POST: moveClock }],
  ['/_mock/seed', { POST: ({ aws }, body) => seedAws(aws, body) }],
  ['/_mock/snapshot', { GET: ({ aws }) => aws.snapshot() }],
  ['/_mock/load', { POST: thenShowClock(({ aws }, body) => aws.load(body)) }],
  ['/_mock/reset', { POST: thenShowClock(({ reset }) => reset()) }],
  ['/_mock/changes', { GET: ({ aws }) => ({ changes: aws.changes() }) }],
  ['/_mock/timeline', { GET: ({ aws }) => ({ timeline: aws.timeline().split('\n').filter(Boolean) }) }],
]);

function thenShowClock(act: (...call: Parameters<ControlAction>) => void): ControlAction {
  return (world, body) => {
    act(world, body);
    return showClock(world, body);
  };
}
