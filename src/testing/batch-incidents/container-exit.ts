import { SIGKILL_EXIT_CODE } from '../../aws/exit-codes.js';
import { ATTEMPT_STEPS } from '../../batch/job/attempt/attempt-steps.js';
import { endAttempt } from '../../batch/job/attempt/end-attempt.js';
import { ESSENTIAL_EXIT } from '../../batch/job/attempt/exit-attempt.js';
import type { JobRecord } from '../../batch/job/job-record.js';
import { specOf } from '../../batch/job/job-table.js';
import { runnableOf } from '../../batch/job/runnable-of.js';
import { containersOf } from '../../batch/job/spec/containers-of-spec.js';
import { OUT_OF_MEMORY, readExit, type ContainerExit } from '../read-exit.js';
import type { BatchScene } from './batch-scene.js';
import { chooseContainer } from './choose-container.js';
import { exitTrainingOf } from './exit-training.js';
import { findServiceJob, getAttempt, getJob } from './find-target.js';

/** An essential container ends by itself, and with it the attempt. */
export function exitContainerOf(scene: BatchScene, reference: string, exit: ContainerExit = {}): void {
  const serviceJob = findServiceJob(scene.draft, reference);
  if (serviceJob === undefined) exitJobContainer(scene, reference, exit);
  else exitTrainingOf(scene, serviceJob, exit);
}

/** The first essential container is killed for its use of memory. Assumption: Amazon SageMaker tells no more than its exit code. */
export function killContainerOf(scene: BatchScene, reference: string): void {
  const serviceJob = findServiceJob(scene.draft, reference);
  if (serviceJob === undefined) exitJobContainer(scene, reference, { reason: OUT_OF_MEMORY });
  else exitTrainingOf(scene, serviceJob, { exitCode: SIGKILL_EXIT_CODE });
}

/** The other containers are told to stop. */
function exitJobContainer(scene: BatchScene, reference: string, exit: ContainerExit): void {
  const { draft, context } = scene;
  const job = getJob(draft, reference);
  const { plan, containers } = getAttempt(scene, job, ['RUNNING']);
  const chosen = chooseContainer(scene.incident, { job, essential: essentialOf(scene, job) }, exit.container);
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

function essentialOf({ draft }: BatchScene, job: JobRecord): string[] {
  return containersOf(runnableOf(job, specOf(draft, job)))
    .filter((container) => container.essential)
    .map((container) => container.name);
}
