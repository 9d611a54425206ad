import { arnTail } from '../../../aws/arn.js';
import { definitionNameOf } from '../../job-definition/definition-name.js';
import type { JobSpec } from '../job-record.js';
import type { JobContainer } from '../spec/containers-of-spec.js';

const LONGEST_NAME = 200;

/** In the log group `/aws/batch/job`. Assumption: the part in the middle is the name of the container. */
export function logStreamName(
  { jobDefinitionArn }: Pick<JobSpec, 'jobDefinitionArn'>,
  { name, logStreamPrefix }: Pick<JobContainer, 'name' | 'logStreamPrefix'>,
  taskArn: string,
): string {
  return `${logStreamPrefix ?? definitionNameOf(jobDefinitionArn).slice(0, LONGEST_NAME)}/${name}/${arnTail(taskArn)}`;
}
