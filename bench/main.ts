// `npm run bench`: what calls cost as the world grows. `npm run bench -- --json` prints one JSON object instead of a table.
import { cpus } from 'node:os';
import { Bench } from 'tinybench';
import { batchScenarios } from './batch-scenarios.js';
import { inWorld, RUN_TASK_AMONG_MANY, RUN_TASK_AMONG_SOME, scenarios, type Scenario } from './scenarios.js';

/** RunTask among 10,000 tasks may cost this many times as much as among 100. */
const HIGHEST_RATIO = 2;

/** What is measured a few times only takes so long that the compiler has seen enough of it. */
const LEAST_TIMES_TO_WARM_UP = 10;

interface Measurement {
  readonly name: string;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly samples: number;
}

async function measure({ name, times, prepare }: Scenario): Promise<Measurement> {
  return inWorld(async (world) => {
    const warmup = times >= LEAST_TIMES_TO_WARM_UP;
    const bench = new Bench({
      iterations: times,
      time: 0,
      warmup,
      warmupIterations: times,
      warmupTime: 0,
      throws: true,
    });
    let run: () => unknown;
    const beforeAll = () => {
      world.aws.reset();
      run = prepare(world);
    };
    bench.add(name, () => run(), { async: true, beforeAll });
    const [task] = await bench.run();
    const result = task?.result;
    if (result === undefined || !('latency' in result)) throw new Error(`${name} gave no result`);
    const { p50, p99, samplesCount } = result.latency;
    return { name, medianMs: round(p50), p99Ms: round(p99), samples: samplesCount };
  });
}

function round(ms: number): number {
  return Number(ms.toPrecision(3));
}

const measurements: Measurement[] = [];
for (const scenario of [...scenarios, ...batchScenarios]) measurements.push(await measure(scenario));

const medianOf = (name: string) => measurements.find((measurement) => measurement.name === name)?.medianMs ?? NaN;
const ratio = round(medianOf(RUN_TASK_AMONG_MANY) / medianOf(RUN_TASK_AMONG_SOME));
const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`;

function row(name: string, ...cells: readonly unknown[]): string {
  return name.padEnd(46) + cells.map((cell) => String(cell).padStart(12)).join('');
}

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ machine, runTaskRatio: ratio, highestRatio: HIGHEST_RATIO, measurements }));
} else {
  console.log(`${machine}\n\n${row('', 'median ms', 'p99 ms', 'samples')}`);
  for (const { name, medianMs, p99Ms, samples } of measurements) console.log(row(name, medianMs, p99Ms, samples));
  console.log(`\nRunTask among 10,000 tasks costs ${ratio} times as much as among 100 (at most ${HIGHEST_RATIO}).`);
}
if (!(ratio <= HIGHEST_RATIO)) process.exitCode = 1;
