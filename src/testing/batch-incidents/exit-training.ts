import { exitTraining } from '../../batch/service-job/attempt/end-service-attempt.js';
import { TRAINING_CONTAINER } from '../../batch/service-job/attempt/service-job-subject.js';
import { endStoppedAttempt } from '../../batch/service-job/attempt/stop-service-attempt.js';
import type { ServiceJobRecord } from '../../batch/service-job/service-job-record.js';
import { readExit, type ContainerExit } from '../read-exit.js';
import type { BatchScene } from './batch-scene.js';
import { chooseContainer } from './choose-container.js';
import { notNow } from './find-target.js';

/** The training ends by itself, or stops where it has been told to. */
export function exitTrainingOf(scene: BatchScene, job: ServiceJobRecord, exit: ContainerExit): void {
  const { draft, context, incident } = scene;
  const { jobArn, attempt, status } = job;
  if (attempt === undefined || status !== 'RUNNING') throw notNow(incident, job, ['RUNNING']);
  const name = chooseContainer(incident, { job, essential: [TRAINING_CONTAINER] }, exit.container);
  const plan = { ...attempt.plan, hostTerminated: false, containers: [{ name, ...readExit(incident, exit) }] };
  context.cancel(jobArn);
  if (attempt.stop !== undefined) return endStoppedAttempt(scene, jobArn);
  draft.serviceJobs.assign(jobArn, { attempt: { ...attempt, plan } });
  exitTraining(scene, jobArn);
}
