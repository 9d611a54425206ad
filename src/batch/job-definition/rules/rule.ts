import { invalidRequest } from '../../batch-errors.js';

/** What is wrong with the subject, in the words of AWS. Nothing is, when it is false or undefined. */
export type Rule<T> = (subject: T) => string | false | undefined;

/** Speaks of the first rule that is broken. */
export function assertRules<T>(rules: readonly Rule<T>[], subject: T): void {
  for (const rule of rules) {
    const finding = rule(subject);
    if (finding) throw invalidRequest(finding);
  }
}
