import { announceJob, type JobStep } from '../job-step.js';
import type { JobRecord } from '../job-record.js';
import { newPart } from '../new-part.js';

/** The children of an array come into being: PENDING, which is no news, or RUNNABLE where they wait for nothing. */
export function spawnChildren(step: JobStep, parent: JobRecord, areReady: boolean): void {
  const { draft, context } = step;
  const { now } = context;
  for (let index = 0; index < (parent.arraySize ?? 0); index++) {
    const part = newPart(parent, { place: `:${index}`, now });
    const child = draft.jobs.insert(areReady ? { ...part, status: 'RUNNABLE', runnableAt: now } : part);
    if (areReady) announceJob(step, child);
  }
}
