import { resourceNameOf } from '../../identify.js';
import type { JobSubject } from '../../job/job-outcome.js';
import type { TrainingRequest } from '../read-training-request.js';
import type { ServiceJobRecord } from '../service-job-record.js';

/** What Amazon SageMaker calls the first host of a training job. */
export const TRAINING_CONTAINER = 'algo-1';

/** An attempt as the rules of outcomes see it: a service job has no definition. */
export function toServiceJobSubject(
  { jobId, jobName, jobQueueArn, trainingJobs, request: { serviceJobType } }: ServiceJobRecord,
  { image, command, environment, hyperParameters }: TrainingRequest,
): JobSubject {
  return {
    jobId,
    jobName,
    jobQueue: resourceNameOf(jobQueueArn),
    jobDefinition: '',
    revision: 0,
    serviceJobType,
    attempt: trainingJobs + 1,
    parameters: hyperParameters,
    containers: [{ name: TRAINING_CONTAINER, image, command, environment }],
  };
}
