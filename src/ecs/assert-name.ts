import { invalidParameter } from './ecs-errors.js';

const NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** Names of clusters and services. Assumption: the wording; only the exception is on record. */
export function assertName(resource: string, name: string): void {
  if (!NAME.test(name)) {
    throw invalidParameter(
      `Invalid ${resource} name. It can have up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens.`,
    );
  }
}

export function isName(name: string): boolean {
  return NAME.test(name);
}
