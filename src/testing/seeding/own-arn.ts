import { parseArn } from '../../aws/arn.js';
import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from './seed-problem.js';

/** The ARN of a resource that AWS described, which must be one of the account of the mock. */
export function ownArn(member: string, arn: string | undefined, accountId: string): string {
  const owner = parseArn(arn ?? '')?.accountId;
  if (arn === undefined || owner === undefined) {
    throw new SeedProblem(`${showValue(arn)} is no ARN. Give the JSON as AWS printed it.`, member);
  }
  if (owner === accountId) return arn;
  throw new SeedProblem(
    `it belongs to the account ${owner}, and the mock is the account ${accountId}. Say so in the options of the mock: { accountId: '${owner}' }.`,
    member,
  );
}
