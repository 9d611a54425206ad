import { isArn, partitionOf, type Scope } from '../../aws/arn.js';

/** The ARN of a role that was named by its name, with its path if it has one, or by its ARN. */
export function readRoleArn(role: string, { accountId, region }: Scope): string {
  if (isArn(role)) return role;
  return `arn:${partitionOf(region)}:iam::${accountId}:role/${role.replace(/^\//, '')}`;
}
