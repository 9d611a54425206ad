import { parseArn } from '../../../aws/arn.js';
import { clientException, invalidRequest } from '../../batch-errors.js';

export function assertSchedulingPolicyArn(arn: string | undefined): void {
  if (arn === undefined) return;
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service === 'batch' && /^scheduling-policy\/[^/]+$/.test(resource)) return;
  throw invalidRequest('Only scheduling policy Arn can be allowed.');
}

/** No scheduling policy can be made yet, so none is found. */
export function assertSchedulingPolicyExists(arn: string | undefined): void {
  if (arn !== undefined) throw clientException(`SchedulingPolicy ${arn} not found.`);
}
