import { partitionOf, type Scope } from '../aws/arn.js';

/** Nobody has to sign in here, so it is the owner of the account who calls. */
export function rootUserArn({ accountId, region }: Scope): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:root`;
}
