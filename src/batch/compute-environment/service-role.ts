import { isArn, partitionOf, type Scope } from '../../aws/arn.js';

const SERVICE_LINKED = 'role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch';

export function isServiceLinked(role: string): boolean {
  return role.endsWith(`:${SERVICE_LINKED}`);
}

/** The ARN of the role that a request names, if any. Assumption: a role given by name is shown by its ARN. */
export function serviceRoleOf(role: string | undefined, scope: Scope): string {
  if (!role) return roleArn(SERVICE_LINKED, scope);
  return isArn(role) ? role : roleArn(`role/${role.replace(/^\//, '')}`, scope);
}

/** Roles are of no Region. */
function roleArn(resource: string, { accountId, region }: Scope): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:${resource}`;
}
