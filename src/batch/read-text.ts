import type { Transition } from '../store/transition.js';

/** A text of what a transition was given to know. */
export function readText({ data }: Pick<Transition, 'data'>, member: string): string {
  const value = data?.[member];
  return typeof value === 'string' ? value : '';
}
