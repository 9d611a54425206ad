import { formatArn, scopeOfArn } from '../../../aws/arn.js';
import type { JobStep } from '../../job/job-step.js';
import type { ServiceJobRecord } from '../service-job-record.js';
import type { TrainingRequest } from '../read-training-request.js';

const LONGEST_NAME = 63;
const PREFIX = 'AWSBatch';
const ID_LENGTH = 32;

/**
 * AWS Batch gives each training job a name of its own. Assumption: the name of the request is cut where the whole would be too long
 * for Amazon SageMaker, and without one it is that of the job.
 */
export function makeTrainingJobArn(
  { context }: JobStep,
  { jobArn, jobName }: ServiceJobRecord,
  { trainingJobName = jobName }: Pick<TrainingRequest, 'trainingJobName'>,
): string {
  const name = trainingJobName.slice(0, LONGEST_NAME - PREFIX.length - ID_LENGTH);
  const id = context.identifiers.hex(ID_LENGTH);
  return formatArn('sagemaker', scopeOfArn(jobArn), `training-job/${PREFIX}${name}${id}`);
}
