import { formatDuration } from '../../clock/duration.js';
import { SeedProblem } from './seed-problem.js';
import { readSeedTime, type SeedTime } from './seed-time.js';

/** In the order of a life. */
const LIFE_TIMES = ['createdAt', 'startedAt', 'stoppedAt'] as const;

/** When a task or job came to what it is. Default: it has come to its status right now. */
export interface LifeTimes {
  /** When RunTask or SubmitJob was called. */
  readonly createdAt?: SeedTime;
  /** When it became RUNNING. */
  readonly startedAt?: SeedTime;
  /** When it ended. */
  readonly stoppedAt?: SeedTime;
}

/** A life that has been lived ahead of the clock. */
export interface LivedLife {
  readonly seed: LifeTimes;
  /** What has come of it, at the times at which it came. */
  readonly record: { readonly [T in keyof LifeTimes]?: number | undefined };
  /** Such as `a task that is RUNNING`. */
  readonly description: string;
  /** The moment at which it came to its status. */
  readonly arrivedAt: number;
  readonly now: number;
}

/** How the times of a life become those that the seed wants. */
export interface TimePlan {
  /** By how much all moves back that comes after the last time of the seed, and what is to come with it. */
  readonly byMs: number;
  /** The time at which something happened that has happened. */
  move(time: number): number;
}

interface Knot {
  readonly member: string;
  readonly from: number;
  readonly to: number;
}

/** What lies between two times of the seed keeps its distance from the later one. */
export function planTimes(life: LivedLife): TimePlan {
  const knots = readKnots(life);
  const last = knots.at(-1);
  const byMs = last === undefined ? life.arrivedAt - life.now : last.from - last.to;
  if (last !== undefined && life.arrivedAt - byMs > life.now) throw tooLate(life, last);
  return {
    byMs,
    move(time) {
      const next = knots.find(({ from }) => from >= time);
      const earliest = knots.findLast(({ from }) => from < time)?.to ?? -Infinity;
      return next === undefined ? time - byMs : Math.max(earliest, time - next.from + next.to);
    },
  };
}

function readKnots({ seed, record, description, now }: LivedLife): Knot[] {
  const knots: Knot[] = [];
  for (const member of LIFE_TIMES) {
    const time = seed[member];
    if (time === undefined) continue;
    const from = record[member];
    if (from === undefined) {
      throw new SeedProblem(`${description} has none. Leave it out, or seed a status that comes later.`, member);
    }
    const to = readSeedTime(member, time, now);
    const before = knots.at(-1);
    if (before !== undefined && to < before.to) {
      throw new SeedProblem(`it is before ${before.member}. Give times in the order of a life.`, member);
    }
    knots.push({ member, from, to });
  }
  return knots;
}

function tooLate({ arrivedAt, description }: LivedLife, { member, from }: Knot): SeedProblem {
  const least = formatDuration(arrivedAt - from);
  return new SeedProblem(
    `${description} has this time at least ${least} behind it. Give '-${least}' or an earlier time.`,
    member,
  );
}
