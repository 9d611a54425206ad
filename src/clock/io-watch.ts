import { setImmediate as realSetImmediate, setTimeout as realSetTimeout } from 'node:timers';

/** Tells whether real work of the process, such as reading a file, is still under way: virtual time must not run ahead of it. */
export interface IoWatch {
  /** Resolves when callbacks have run and no new I/O is open. */
  untilQuiet(): Promise<void>;
  /** Polls the condition on real time; false when it does not come true within the time. */
  waitFor(condition: () => boolean, ms: number): Promise<boolean>;
}

const TIMERS = new Set(['Timeout', 'Immediate', 'TickObject', 'Microtask']);
/** A socket that stays open for longer is no longer waited for. */
const LONGEST_IO_POLLS = 1_000;

export function createIoWatch(): IoWatch {
  // Captured now, before the module's bindings are put on virtual time.
  const [immediate, timeout] = [realSetImmediate, realSetTimeout];
  const turn = () => new Promise<void>((resolve) => void immediate(resolve));
  const pause = () => new Promise<void>((resolve) => void timeout(resolve, 1));
  let baseline = openResources();
  return {
    async untilQuiet() {
      await turn();
      for (let polls = 0; polls < LONGEST_IO_POLLS; polls++) {
        if (!exceeds(openResources(), baseline)) return;
        await pause();
      }
      baseline = openResources();
    },
    async waitFor(condition, ms) {
      for (let waited = 0; waited < ms; waited++) {
        await pause();
        if (condition()) return true;
      }
      return false;
    },
  };
}

function openResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    if (!TIMERS.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

function exceeds(now: ReadonlyMap<string, number>, baseline: ReadonlyMap<string, number>): boolean {
  for (const [type, count] of now) if (count > (baseline.get(type) ?? 0)) return true;
  return false;
}
