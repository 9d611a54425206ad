import { parseArn, partitionOf, type Scope } from '../../aws/arn.js';
import { invalidParameter } from '../ecs-errors.js';
import { rootUserArn } from '../root-user-arn.js';

/** Federated users and assumed roles have no settings of their own. */
const PRINCIPAL = /^(?:root|(?:user|role)\/.+)$/;

/** The principal whose settings a request is about: who calls, if it names none. Assumption: the wordings of the errors. */
export function readPrincipal(principalArn: string | undefined, scope: Scope): string {
  if (principalArn === undefined) return rootUserArn(scope);
  const arn = parseArn(principalArn);
  if (arn === undefined) throw invalidParameter('Invalid arn syntax.');
  const isInIam = arn.service === 'iam' && arn.region === '' && arn.partition === partitionOf(scope.region);
  if (!isInIam || !PRINCIPAL.test(arn.resource)) {
    throw invalidParameter('Invalid principalArn. Specify the ARN of a user, a role or the root user.');
  }
  if (arn.accountId !== scope.accountId) {
    throw invalidParameter(
      `Invalid identifier: Identifier is for ${arn.accountId}. Your accountId is ${scope.accountId}`,
    );
  }
  return principalArn;
}
