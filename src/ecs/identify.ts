import { formatArn, isArn, parseArn, scopeOfArn, type Scope } from '../aws/arn.js';
import { invalidParameter } from './ecs-errors.js';

export function ecsArn(scope: Scope, resource: string): string {
  return formatArn('ecs', scope, resource);
}

/** What an ARN of ECS says after its type: `default/0f…` for a task. Throws AWS's error for one that is no ARN of that type. */
export function readArnResource(text: string, type: string): string {
  const resource = parseArn(text)?.resource;
  if (!resource?.startsWith(`${type}/`)) throw invalidParameter('Invalid arn syntax.');
  return resource.slice(type.length + 1);
}

/** The parts of what an ARN says after its type: cluster, service and id for a service deployment. */
export function readArnPath(text: string, type: string, count: number): string[] {
  const parts = readArnResource(text, type).split('/');
  if (parts.length !== count) throw invalidParameter('Invalid identifier: Unexpected number of separators');
  return parts;
}

/** Assumption: another Region is spoken of as another account is. */
export function assertOwnArn(arn: string, own: Scope): void {
  const named = scopeOfArn(arn);
  for (const part of ['accountId', 'region'] as const) {
    if (named[part] !== own[part]) {
      throw invalidParameter(`Invalid identifier: Identifier is for ${named[part]}. Your ${part} is ${own[part]}`);
    }
  }
}

export interface MemberReference {
  readonly type: 'task' | 'container-instance';
  /** An id or an ARN, long or short. */
  readonly text: string;
  readonly clusterArn: string;
  readonly clusterName: string;
}

/** The ARN of a member of a cluster that a caller named by its id or ARN. */
export function memberArn(scope: Scope, { type, text, clusterArn, clusterName }: MemberReference): string {
  const members = `${clusterArn.replace(':cluster/', `:${type}/`)}/`;
  // Most are named by the ARNs that AWS has given.
  if (text.startsWith(members) && isMemberId(text.slice(members.length))) return text;
  const parts = isArn(text) ? readArnResource(text, type).split('/') : [text];
  if (parts.length > 2) throw invalidParameter('Invalid identifier: Unexpected number of separators');
  const id = parts.at(-1) ?? '';
  if (parts.length === 2 && parts[0] !== clusterName) {
    throw invalidParameter(`Invalid identifier: Identifier is for cluster ${parts[0]}. Your cluster is ${clusterName}`);
  }
  if (isArn(text)) assertOwnArn(text, scope);
  if (!isMemberId(id)) {
    throw invalidParameter(`${type === 'task' ? 'taskId' : 'containerInstanceId'} length should be one of [32,36]`);
  }
  return `${members}${id}`;
}

function isMemberId(id: string): boolean {
  return (id.length === 32 || id.length === 36) && !id.includes('/');
}
