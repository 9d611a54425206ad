import type { TraceLane } from '../src/testing/trace/trace-data.js';

export type Members = Readonly<Record<string, unknown>>;

/** The record as it was from that version on. Undefined: it was not there. */
export function recordAt({ versions }: Pick<TraceLane, 'versions'>, index: number): Members | undefined {
  let record: Record<string, unknown> = {};
  for (const { words, change } of versions.slice(0, index + 1)) {
    if (words === undefined) record = {};
    for (const [name, value] of Object.entries(change)) {
      if (value === null) delete record[name];
      else record[name] = value;
    }
  }
  return versions[index]?.words === undefined ? undefined : record;
}
