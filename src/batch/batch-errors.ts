import { ApiError } from '../errors/api-error.js';
import type { InputErrors } from '../validation/input-rules.js';

/** What the request alone shows to be wrong. AWS wraps such texts and names the request; other texts it gives as they are. */
export function invalidRequest(text: string): ApiError {
  return new ApiError('ClientException', text, {
    messageFor: (requestId) => `Error executing request, Exception : ${text}, RequestId: ${requestId}`,
  });
}

/** What the resources as they are do not allow. */
export function clientException(message: string): ApiError {
  return new ApiError('ClientException', message);
}

export function throttled(): ApiError {
  return new ApiError('TooManyRequestsException', 'Too Many Requests', { statusCode: 429 });
}

/** Of members whose name AWS does not just repeat, by path. */
const MISSING: Readonly<Record<string, string>> = {
  serviceRole: 'ServiceRole is required.',
};

/** How AWS Batch words what is wrong with the shape of a request. */
export const batchInputErrors: InputErrors = {
  // Assumption: the wording, but for those on record.
  missing: (path, member) => invalidRequest(MISSING[path] ?? `${member} is required.`),
  wrongType: () => clientException('An error occurred during JSON parsing'),
  notInEnum: ({ path }, value, allowed) => invalidRequest(wordNotInEnum(path, value, allowed)),
};

/** Assumption: the last of these wordings; the others are on record. */
function wordNotInEnum(path: string, value: string, allowed: readonly string[]): string {
  if (path.startsWith('platformCapabilities[')) {
    return `Capability ${value} is not valid. Valid capabilities: [FARGATE, EC2, MANAGED_INSTANCES]`;
  }
  if (path === 'quotaSharePolicy.idleResourceAssignmentStrategy') {
    return `Idle resource assignment strategy must be one of [${allowed.join(', ')}].`;
  }
  return `${path} ${value} is not valid. Valid values: [${allowed.join(', ')}]`;
}
