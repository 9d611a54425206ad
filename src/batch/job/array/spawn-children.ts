import { announceJob, type JobStep } from '../job-step.js';
import type { JobRecord } from '../job-record.js';
import { newPart } from '../new-part.js';

/** The children of an array come into being: PENDING, which is no news, or RUNNABLE where they wait for nothing. */
export function spawnChildren(step: JobStep, parent: JobRecord, areReady: boolean): void {
  const { draft, context } = step;
  const { now } = context;
  const state = areReady ? ({ status: 'RUNNABLE', runnableAt: now } as const) : {};
  for (let index = 0; index < (parent.arraySize ?? 0); index++) {
    const child = draft.jobs.insert(newPart(parent, { place: `:${index}`, now, ...state }));
    if (areReady) announceJob(step, child);
  }
}
