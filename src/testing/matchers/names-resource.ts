import { arnTail } from '../../aws/arn.js';

/** Whether the text is the ARN of the resource, or the name or id at its end. */
export function namesResource(text: string, arn: string): boolean {
  return text === arn || text === arnTail(arn);
}
