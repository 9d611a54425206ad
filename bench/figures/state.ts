import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import type { EcsMock, Snapshot } from 'aws-ecs-batch-mock';
import { measureOnce, median } from '../measure.js';
import { inWorld, mockCrowd } from '../worlds.js';

const IDLE_TASKS = 100_000;
const SAVED_TASKS = 10_000;
const RESETS = 101;

export interface StateFigures {
  /** Of the heap, by a task that runs among 100,000. */
  readonly memory: { readonly bytesPerTask: number };
  /** Of 10,000 tasks. `load` takes what `save` gave, `loadJson` what was a file since. */
  readonly snapshot: {
    readonly save: { ms: number };
    readonly load: { ms: number };
    readonly loadJson: { ms: number };
  };
  /** Of a world with 100 tasks. */
  readonly reset: { readonly us: number };
}

export async function stateFigures(): Promise<StateFigures> {
  const client = new ECSClient({});
  return {
    memory: { bytesPerTask: await weighTask(client) },
    ...(await inWorld(
      () => mockCrowd(SAVED_TASKS, client),
      async (aws) => ({ snapshot: await saveAndLoad(aws) }),
    )),
    reset: {
      us: await inWorld(
        () => mockCrowd(100, client),
        (aws) => measureReset(aws),
      ),
    },
  };
}

/** With texts of its own, as from a file, and the index that lists need. */
async function weighTask(client: ECSClient): Promise<number> {
  const before = heapUsed();
  return inWorld(
    () => mockCrowd(IDLE_TASKS, client),
    async (aws) => {
      aws.load(JSON.parse(JSON.stringify(aws.snapshot())));
      await client.send(new ListTasksCommand({}));
      return (heapUsed() - before) / IDLE_TASKS;
    },
  );
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

async function saveAndLoad(aws: EcsMock): Promise<StateFigures['snapshot']> {
  const snapshot = aws.snapshot();
  const json = JSON.stringify(snapshot);
  const load = (saved: Snapshot) => measureOnce(3, () => aws.load(saved));
  const save = () => {
    // Of a world in which nothing has changed it would be the snapshot of before.
    aws.clock.advance(1);
    return aws.snapshot();
  };
  return {
    save: { ms: await measureOnce(3, save) },
    load: { ms: await load(snapshot) },
    loadJson: { ms: await measureOnce(3, () => aws.load(JSON.parse(json))) },
  };
}

/** It is loaded anew each time, so that there is something to empty. */
function measureReset(aws: EcsMock): number {
  const snapshot = aws.snapshot();
  const micros = Array.from({ length: RESETS }, () => {
    aws.load(snapshot);
    const start = performance.now();
    aws.reset();
    return (performance.now() - start) * 1_000;
  });
  return median(micros);
}
