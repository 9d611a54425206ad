import { invalidRequest } from './batch-errors.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

export function isName(name: string): boolean {
  return NAME.test(name);
}

type Named =
  | 'Compute Environment'
  | 'Job Queue'
  | 'Job Definition'
  | 'Scheduling policy'
  | 'Consumable Resource'
  | 'Service environment'
  | 'Quota share';

/** Of the resources whose names AWS words alike. Assumption: that all but job queues and scheduling policies are among them. */
export function assertName(resource: Named, name: string): void {
  if (!isName(name)) throw invalidRequest(`${resource} name should match a valid pattern.`);
}
