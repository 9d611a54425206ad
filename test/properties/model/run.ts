import type { Snapshot } from '../../../src/index.js';
import { flawsOfCounts } from '../flaws/count-flaws.js';
import { chooseDeed, type Knowledge } from './choose-deed.js';
import { perform, toText, toTitle, type Deed } from './deed.js';
import { doChecked } from './do-checked.js';
import type { ModelWorld } from './model-world.js';
import type { Beginning } from './prepare.js';
import type { Step } from './step.js';

/** What has been done and what came of it. */
export interface Run {
  readonly done: readonly Done[];
  /** Of the world as it was before the deed at `from`. */
  readonly middle: Snapshot;
  readonly from: number;
}

export interface Done {
  readonly deed: Deed;
  readonly isSuccess: boolean;
  readonly text: string;
}

/** Goes the steps from the beginning. Throws what is wrong first, with all that was done until then. */
export async function run(
  world: ModelWorld,
  beginning: Beginning,
  plan: { steps: readonly Step[]; from: number },
): Promise<Run> {
  world.aws.load(beginning.snapshot);
  world.takeCommits();
  const knowledge: Knowledge = { world, known: beginning.known.copy(), saved: beginning.snapshot };
  const done: Done[] = [];
  let middle = beginning.snapshot;
  for (const step of plan.steps) {
    const deed = chooseDeed(knowledge, step);
    if (deed === undefined) continue;
    if (done.length === plan.from) middle = world.aws.snapshot();
    const { reply, text, flaws } = await doChecked(world, deed, (fresh) => {
      if (deed.type === 'call' && 'output' in fresh) knowledge.known.learn(deed.region, fresh.output);
    });
    done.push({ deed, isSuccess: 'output' in reply, text });
    failWith(flaws, done);
  }
  failWith(await flawsOfCounts(world), done);
  return {
    done,
    middle: plan.from < done.length ? middle : world.aws.snapshot(),
    from: Math.min(plan.from, done.length),
  };
}

/** Another world goes on from the middle, and shall get what the first one got. */
export async function replay(twin: ModelWorld, { done, middle, from }: Run): Promise<void> {
  twin.aws.load(JSON.parse(JSON.stringify(middle)));
  for (const [index, { deed, text }] of done.entries()) {
    if (index < from) continue;
    const other = toText(await perform(twin, deed));
    if (other !== text) failWith([`Another world answers ${other} instead of ${text}`], done.slice(0, index + 1));
  }
}

const LONGEST = 600;

function failWith(flaws: readonly string[], done: readonly Done[]): void {
  if (flaws.length === 0) return;
  const shown = flaws.slice(0, 5).map((flaw) => flaw.slice(0, LONGEST));
  throw new Error([...shown, '', 'After:', ...done.map(({ deed }) => toTitle(deed))].join('\n'));
}
