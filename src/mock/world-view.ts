import { readSafely } from '../errors/read-safely.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { describeChanges } from '../store/changes.js';
import { freezeAlike } from '../store/freeze-alike.js';
import type { Snapshot } from '../store/snapshot.js';
import { toSnapshotPart, type SnapshotPart, type SnapshotSelection } from '../store/snapshot-part.js';
import type { Slices, State } from '../store/state.js';
import { markWorld } from '../testing/world-mark.js';
import { renderTimeline } from '../testing/timeline.js';
import type { Past } from '../testing/trace/list-lanes.js';
import { renderMermaid } from '../testing/trace/render-mermaid.js';
import { renderTrace } from '../testing/trace/render-trace.js';
import { toTraceData } from '../testing/trace/to-trace-data.js';
import { writePage } from '../testing/trace/write-page.js';
import type { MockWorld } from './mock-world.js';
import { readState } from './read-state.js';

/** What a test sees of the world. */
export interface WorldView<Name extends string = string> {
  /** The world as plain JSON, frozen: to save, to compare, to load. */
  snapshot(): Snapshot;
  /**
   * Some of it, to compare: `load` takes only the whole. Empty tables are left out.
   *
   * @throws UsageError for a name that there is not; it lists them.
   * @example
   * expect(aws.snapshot({ include: ['ecs.services', 'ecs.tasks'] })).toMatchSnapshot();
   */
  snapshot(selection: SnapshotSelection<Name>): SnapshotPart;
  /** What has changed since the last reset, seed, load or mark, as readable lines. */
  changes(): string[];
  /**
   * Calls, transitions, events and what services say of themselves, with their virtual time: as text (the default), or as a Gantt
   * chart in the language of Mermaid, with tasks, jobs, deployments and services as bars, calls and incidents as milestones.
   *
   * @throws UsageError for another format.
   */
  timeline(options?: TimelineOptions): string;
  /**
   * Writes a page of HTML to open in a browser: each task, job, deployment and service over time, with the calls, incidents and events
   * since the last reset; a click shows the record at that moment, and what had changed. The file needs no other and no network. Its
   * folder is made if there is none.
   *
   * @throws UsageError when the path is no text or empty.
   * @example
   * afterEach(({ task }) => {
   *   if (task.result?.state === 'fail') aws.writeTrace(`traces/${task.id}.html`);
   * });
   */
  writeTrace(path: string): void;
}

/** What a snapshot can be asked for: a service stands for all of its tables. */
export type SnapshotNameOf<S extends Slices> =
  'now' | 'counters' | 'transitions' | { [N in keyof S & string]: N | `${N}.${keyof S[N] & string}` }[keyof S & string];

/** What `timeline` may be told. */
export interface TimelineOptions {
  /** Default `text`. */
  readonly format?: 'text' | 'mermaid';
}

export interface WorldViewParts<S extends Slices> {
  readonly world: Pick<MockWorld<S>, 'history' | 'store'>;
  readonly startTime: number;
  /** The state against which changes are told. */
  readonly baseline: { readonly state: State };
  /** The state as it is, with all that was due. */
  settled(): State;
}

export function createWorldView<S extends Slices>({
  world,
  startTime,
  baseline,
  settled,
}: WorldViewParts<S>): WorldView<SnapshotNameOf<S>> {
  const { history } = world;
  const { slices } = world.store;
  const past = (): Past => ({
    slices,
    state: settled(),
    commits: history.commits(),
    entries: history.entries(),
  });
  return {
    snapshot(selection?: SnapshotSelection) {
      const snapshot = readState(slices, settled(), startTime);
      if (selection === undefined) return snapshot;
      const about = { name: 'snapshot({ … })', topic: 'snapshots' } as const;
      const part = readSafely(() => toSnapshotPart(slices, snapshot, selection), about);
      // The mark is on an object of its own, even where the part is empty.
      return Object.freeze(markWorld({ ...freezeAlike(part) }, startTime)) as Snapshot;
    },
    changes: () => markWorld(describeChanges(slices, { before: baseline.state, after: settled() }), startTime),
    timeline({ format = 'text' } = {}) {
      if (format === 'text') return renderTimeline(history.entries(), startTime);
      if (format === 'mermaid') return renderMermaid(past());
      throw new UsageError(`timeline: ${showValue(format)} is no format. Give text or mermaid.`, 'traces');
    },
    writeTrace: (path) => writePage(path, (title) => renderTrace(toTraceData(past(), { title, startTime }))),
  };
}
