import { Bench } from 'tinybench';

export interface Turns {
  /** How often each case has its turn. Default 100. */
  readonly rounds?: number;
  /** How long a turn is. Default 3. */
  readonly msPerTurn?: number;
}

/**
 * How long each case takes, in microseconds: the median of its fastest turn. They take many short turns because a machine has slow
 * moments, in which everything takes twice as long: each case then has turns outside of these.
 */
export async function measureInTurns<Name extends string>(
  cases: Readonly<Record<Name, () => unknown>>,
  { rounds = 100, msPerTurn = 3 }: Turns = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(cases) as Name[];
  const turns = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const micros = await measureTurn(cases[name], msPerTurn);
      // The first is for the compiler.
      if (round > 0) turns.get(name)?.push(micros);
    }
  }
  return Object.fromEntries([...turns].map(([name, micros]) => [name, Math.min(...micros)])) as Record<Name, number>;
}

async function measureTurn(run: () => unknown, time: number): Promise<number> {
  const bench = new Bench({ time, iterations: 1, warmup: false, throws: true });
  bench.add('turn', () => run(), { async: true });
  const [task] = await bench.run();
  if (task === undefined || !('latency' in task.result)) throw new Error('A turn has no result');
  return task.result.latency.p50 * 1_000;
}

/** How long something takes that cannot be done again and again, in milliseconds: the shortest of some times. */
export async function measureOnce(times: number, run: () => unknown): Promise<number> {
  const ms: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await run();
    ms.push(performance.now() - start);
  }
  return Math.min(...ms);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
