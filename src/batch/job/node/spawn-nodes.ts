import type { JobStep } from '../job-step.js';
import type { JobRecord } from '../job-record.js';
import { newPart } from '../new-part.js';

/** The nodes of a multi-node parallel job come into being with it. */
export function spawnNodes({ draft, context: { now } }: JobStep, parent: JobRecord): void {
  for (let index = 0; index < (parent.numNodes ?? 0); index++) {
    draft.jobs.insert(newPart(parent, { place: `#${index}`, now, status: 'RUNNABLE' }));
  }
}
