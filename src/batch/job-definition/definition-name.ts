import { resourceNameOf } from '../identify.js';

/** A definition by its name or ARN, without its revision. */
export function withoutRevision(reference: string): string {
  return reference.replace(/:\d+$/, '');
}

/** The name in the ARN of a revision. */
export function definitionNameOf(jobDefinitionArn: string): string {
  return withoutRevision(resourceNameOf(jobDefinitionArn));
}
