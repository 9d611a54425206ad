import { invalidRequest } from './batch-errors.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

export function isName(name: string): boolean {
  return NAME.test(name);
}

/** Of the resources whose names AWS words alike. Assumption: that compute environments and job definitions are among them. */
export function assertName(resource: 'Compute Environment' | 'Job Queue' | 'Job Definition', name: string): void {
  if (!isName(name)) throw invalidRequest(`${resource} name should match a valid pattern.`);
}
