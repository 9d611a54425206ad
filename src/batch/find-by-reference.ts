import { isInScope, scopeOfArn, type Scope } from '../aws/arn.js';
import type { KeyParts } from '../store/table.js';
import { clientException } from './batch-errors.js';
import { arnOfReference, type ResourceType } from './identify.js';

/** The account and Region of a resource, as parts of a key. */
export function scopeKeyOf(arn: string): KeyParts {
  const { accountId, region } = scopeOfArn(arn);
  return [accountId, region];
}

interface Resources<R> {
  get(arn: string): R | undefined;
}

/** What a caller named. */
interface Named {
  readonly type: ResourceType;
  /** A name or an ARN. */
  readonly reference: string;
}

/** What is of another account or Region is not found, not even by its ARN. */
export function findByReference<R>(resources: Resources<R>, { type, reference }: Named, scope: Scope): R | undefined {
  const arn = arnOfReference(scope, type, reference);
  return isInScope(arn, scope) ? resources.get(arn) : undefined;
}

/** Assumption: the wording, but for compute environments and job queues, of which it is on record. */
export function getByReference<R>(resources: Resources<R>, named: Named, scope: Scope): R {
  const found = findByReference(resources, named, scope);
  if (found === undefined) {
    throw clientException(`${arnOfReference(scope, named.type, named.reference)} does not exist`);
  }
  return found;
}
