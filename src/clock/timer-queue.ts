/** The timers of a program that runs on virtual time, in order of their due time and then of their making. */
export interface TimerQueue {
  add(callback: () => void, ms?: number, options?: { readonly repeat?: boolean }): VirtualTimer;
  /** Takes a timer by its handle or number; false when it is none of these. */
  remove(timer: unknown): boolean;
  nextDueAt(): number | undefined;
  fireNext(): void;
}

/** As much of Node's `Timeout` as programs use. */
export interface VirtualTimer {
  ref(): VirtualTimer;
  unref(): VirtualTimer;
  hasRef(): boolean;
  refresh(): VirtualTimer;
  close(): VirtualTimer;
  [Symbol.toPrimitive](): number;
}

interface QueuedTimer {
  readonly id: number;
  readonly callback: () => void;
  readonly ms: number;
  readonly repeat: boolean;
  dueAt: number;
}

/** Numbers far above those of real timers: a handle made before virtual time is never mistaken for one of these. */
const FIRST_ID = 1_000_000_000;

export function createTimerQueue(now: () => number): TimerQueue {
  const timers = new Map<number, QueuedTimer>();
  const handles = new WeakMap<object, number>();
  let nextId = FIRST_ID;
  const earliest = () => {
    let first: QueuedTimer | undefined;
    for (const timer of timers.values()) if (first === undefined || timer.dueAt < first.dueAt) first = timer;
    return first;
  };
  return {
    add(callback, ms = 1, { repeat = false } = {}) {
      const delay = ms >= 1 ? Math.trunc(ms) : 1;
      const timer: QueuedTimer = { id: nextId++, callback, ms: delay, repeat, dueAt: now() + delay };
      timers.set(timer.id, timer);
      const handle = createHandle(timer, timers, now);
      handles.set(handle, timer.id);
      return handle;
    },
    remove(timer) {
      const id = typeof timer === 'object' && timer !== null ? handles.get(timer) : Number(timer);
      return id !== undefined && id >= FIRST_ID && (timers.delete(id), true);
    },
    nextDueAt: () => earliest()?.dueAt,
    fireNext() {
      const timer = earliest();
      if (timer === undefined) return;
      timers.delete(timer.id);
      if (timer.repeat) timers.set(timer.id, Object.assign(timer, { dueAt: timer.dueAt + timer.ms }));
      timer.callback();
    },
  };
}

function createHandle(timer: QueuedTimer, timers: Map<number, QueuedTimer>, now: () => number): VirtualTimer {
  const handle: VirtualTimer = {
    ref: () => handle,
    unref: () => handle,
    hasRef: () => true,
    refresh() {
      timer.dueAt = now() + timer.ms;
      timers.set(timer.id, timer);
      return handle;
    },
    close() {
      timers.delete(timer.id);
      return handle;
    },
    [Symbol.toPrimitive]: () => timer.id,
  };
  return handle;
}
