import type { Bar } from './bar.js';
import type { Lane } from './list-lanes.js';
import { isFinal } from './tone.js';

/** The states of a lane up to that time. What took no time is left out, but for the last. */
export function listBars({ kind, versions }: Lane, end: number): Bar[] {
  const bars: Bar[] = [];
  for (const [index, { at, record }] of versions.entries()) {
    if (record === undefined) continue;
    const next = versions[index + 1];
    const to = next?.at ?? end;
    if (next?.record !== undefined && to === at) continue;
    const { label, tone } = kind.stateOf(record);
    const last = bars.at(-1);
    const isSame = last?.label === label && last.tone === tone && last.to === at;
    if (isSame) bars.pop();
    bars.push({ label, tone, from: isSame ? last.from : at, to, isFinal: isFinal(label) });
  }
  return bars;
}
