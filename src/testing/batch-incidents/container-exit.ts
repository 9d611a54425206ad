import { ATTEMPT_STEPS } from '../../batch/job/attempt/attempt-steps.js';
import { endAttempt } from '../../batch/job/attempt/end-attempt.js';
import { ESSENTIAL_EXIT } from '../../batch/job/attempt/exit-attempt.js';
import type { JobRecord } from '../../batch/job/job-record.js';
import { specOf } from '../../batch/job/job-table.js';
import { runnableOf } from '../../batch/job/runnable-of.js';
import { containersOf } from '../../batch/job/spec/containers-of-spec.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import { readExit, type ContainerExit } from '../incidents/read-exit.js';
import type { BatchScene } from './batch-scene.js';
import { getAttempt, getJob } from './find-target.js';

/** An essential container ends by itself, and with it the attempt: the others are told to stop. */
export function exitContainerOf(scene: BatchScene, reference: string, exit: ContainerExit = {}): void {
  const { draft, context } = scene;
  const job = getJob(draft, reference);
  const { plan, containers } = getAttempt(scene, job, ['RUNNING']);
  const chosen = chooseContainer(scene, job, exit.container);
  const end = readExit(scene.incident, exit);
  context.cancel(job.jobArn, ATTEMPT_STEPS);
  endAttempt(scene, job.jobArn, {
    statusReason: ESSENTIAL_EXIT,
    containers: containers.map(({ name }) => ({
      name,
      ...(name === chosen ? end : { exitCode: plan.onStop.exitCode }),
    })),
  });
}

/** The name of the container, by default that of the first essential one. */
function chooseContainer({ draft, incident }: BatchScene, job: JobRecord, name?: string): string {
  const essential = containersOf(runnableOf(job, specOf(draft, job)))
    .filter((container) => container.essential)
    .map((container) => container.name);
  const chosen = name ?? essential[0] ?? '';
  if (essential.includes(chosen)) return chosen;
  throw new UsageError(
    `${incident}: ${showValue(chosen)} is no essential container of the job ${job.jobId}, which has ${essential.join(', ')}. ` +
      'Name one of these; say of others with batch.onJob how they end.',
    'incidents',
  );
}
