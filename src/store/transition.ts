import type { Stored } from './table.js';

/** JSON, and nothing else: what a transition needs to know must survive a snapshot. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Something that will happen to a resource: plain data, so that a snapshot taken half-way goes on as the original would. */
export interface Transition extends Stored {
  readonly dueAt: number;
  /** Names the reducer, for example `ecs.task.pull`. */
  readonly kind: string;
  /** The ARN of the resource that changes. */
  readonly target: string;
  readonly data?: Readonly<Record<string, Json>>;
  /** House-keeping, such as the disappearance of a stopped task: nobody waits for it, so it does not keep the world busy. */
  readonly background: boolean;
}

/** In order of time, and then of scheduling. */
export function compareDue(a: Transition, b: Transition): number {
  return a.dueAt - b.dueAt || a.sequence - b.sequence;
}

/** What is left out is not asked for. */
export interface TransitionFilter {
  readonly kinds?: readonly string[] | undefined;
  /** Members that the data of the transition has. */
  readonly data?: Readonly<Record<string, Json>> | undefined;
}

export function matchesTransition(
  { kind, data: own }: Pick<Transition, 'kind' | 'data'>,
  { kinds, data = {} }: TransitionFilter,
): boolean {
  if (kinds?.includes(kind) === false) return false;
  return Object.entries(data).every(([member, value]) => own?.[member] === value);
}
