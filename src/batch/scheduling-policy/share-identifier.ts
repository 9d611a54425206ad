import { invalidRequest } from '../batch-errors.js';

const SHARE_IDENTIFIER = /^(?:[A-Za-z0-9_-]{1,255}\*?|\*)$/;

/** Of a policy and of a job alike. Assumption: an asterisk alone, which stands for every share, is allowed. */
export function assertShareIdentifier(shareIdentifier: string | undefined): void {
  if (shareIdentifier === undefined || SHARE_IDENTIFIER.test(shareIdentifier)) return;
  throw invalidRequest('ShareIdentifier name should match a valid pattern.');
}

/** Whether the entry of a policy is for the share: a trailing asterisk stands for any ending. */
export function matchesShare(pattern: string, shareIdentifier: string): boolean {
  return pattern.endsWith('*') ? shareIdentifier.startsWith(pattern.slice(0, -1)) : shareIdentifier === pattern;
}
