/** The `Date`s that show virtual time themselves, while a program is fast-forwarded. */
export const virtualDates: WeakSet<object> = new WeakSet();

/** True where a test runner has put its own `Date` in place: Vitest's and Jest's fake timers, `vi.setSystemTime`. */
export function isDateFaked(): boolean {
  const { Date } = globalThis;
  return !realNows.has(Date.now) && !virtualDates.has(Date) && !isNative(Date.now);
}

const realNows = new WeakSet<() => number>();

function isNative(now: () => number): boolean {
  const isReal = Function.prototype.toString.call(now).includes('[native code]');
  if (isReal) realNows.add(now);
  return isReal;
}

/** Tells how far a faked `Date` has moved since the last look; 0 while `Date` is real. */
export function createDateFollower(): () => number {
  let seen: { readonly date: unknown; readonly at: number } | undefined;
  return () => {
    if (!isDateFaked()) {
      seen = undefined;
      return 0;
    }
    const at = globalThis.Date.now();
    const moved = seen === undefined || seen.date !== globalThis.Date ? 0 : at - seen.at;
    seen = { date: globalThis.Date, at };
    return Math.max(0, moved);
  };
}
