import type { Snapshot } from '../../../src/index.js';
import { choicesOf, createDraw } from '../calls/draw.js';
import { generateInput } from '../calls/generate-input.js';
import { createKnownValues, type KnownValues } from '../calls/known-values.js';
import { isReading, operations, type Input, type Operation } from '../calls/services.js';
import { beginningCalls } from './beginning-calls.js';
import { createModelWorld, REGIONS, type ModelWorld } from './model-world.js';

/** A world in which there is something of everything, and what its callers know. */
export interface Beginning {
  readonly snapshot: Snapshot;
  readonly known: KnownValues;
}

let beginning: Promise<Beginning> | undefined;

/** The same one for all tests of a process. */
export function getBeginning(): Promise<Beginning> {
  return (beginning ??= makeBeginning());
}

async function makeBeginning(): Promise<Beginning> {
  const world = createModelWorld();
  const known = await prepare(world);
  const snapshot = world.aws.snapshot();
  world.aws.restore();
  return { snapshot, known };
}

/** Makes the beginning by calls, and gives what was told. */
export async function prepare(world: ModelWorld): Promise<KnownValues> {
  const known = createKnownValues();
  world.aws.reset();
  setOutcomes(world);
  for (const region of REGIONS) {
    for (const [service, operation, inputOf] of beginningCalls) {
      const reply = await world.call({ service, operation }, region, inputOf(region));
      if ('error' in reply) throw new Error(`Failed to prepare: ${operation}`, { cause: reply.error });
      known.learn(region, reply.output);
      // Environments and queues are CREATING for a while.
      if (/^Create(Compute|ServiceEnv|JobQueue)/.test(operation)) world.aws.clock.advance('1m');
    }
    world.aws.clock.advance('1m');
  }
  await explore(world, known);
  return known;
}

/** Makes one of everything that there may be, in the first Region, and looks at all of it. */
async function explore(world: ModelWorld, known: KnownValues): Promise<void> {
  const [region] = REGIONS;
  for (const verbs of [/^(Create|Register)/, /^(Create|Put|Associate|Submit.*Job)/, /^List/, /^(Describe|Get)/]) {
    for (const operation of operations.filter((one) => verbs.test(one.operation))) {
      for (let seed = 0; seed < (isReading(operation) ? 12 : 40); seed++) {
        const input = generateInput(operation, { region, known, draw: createDraw(choicesOf(seed)) });
        const reply = await world.call(operation, region, input);
        if ('error' in reply) continue;
        known.learn(region, reply.output);
        if (!isReading(operation)) break;
      }
    }
    world.aws.clock.advance('1m');
  }
}

/** What runs in tasks and jobs: some of it ends by itself, and some of that with a failure. */
export function setOutcomes({ aws }: ModelWorld): void {
  aws.ecs.onTask({ image: 'worker:*' }, (_, turn) =>
    turn % 4 === 3 ? { exitCode: turn % 2, after: `${turn * 37}s` } : {},
  );
  aws.ecs.onTask({ image: 'fails:*' }, { exitCode: 1, after: '4m' });
  aws.batch.onJob({}, ({ attempt, arrayIndex = 0 }) => ({
    exitCode: (attempt + arrayIndex) % 3 === 0 ? 1 : 0,
    after: `${20 * attempt + arrayIndex}s`,
  }));
  aws.batch.onJob({ serviceJobType: 'SAGEMAKER_TRAINING' }, ({ attempt }, turn) => ({
    exitCode: attempt % 3 === 0 ? 1 : 0,
    after: turn % 2 === 0 ? '1h' : `${20 * attempt}s`,
  }));
}

export interface Search {
  readonly known: KnownValues;
  readonly operation: Operation;
  readonly tries: number;
}

/** A call that succeeds, as the world is: it is looked for among what is plausible. Undefined where none is found. */
export async function findSuccess(world: ModelWorld, search: Search): Promise<Input | undefined> {
  const [region] = REGIONS;
  const { known, operation, tries } = search;
  const before = world.aws.snapshot();
  for (let seed = 0; seed < tries; seed++) {
    const input = generateInput(operation, { region, known, draw: createDraw(choicesOf(seed)) });
    const reply = await world.call(operation, region, input);
    if ('error' in reply) continue;
    world.aws.load(before);
    return input;
  }
  return undefined;
}
