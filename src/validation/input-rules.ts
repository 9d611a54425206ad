import type { ServiceShapes } from './shape.js';

export interface InputRules {
  readonly shapes: ServiceShapes;
  readonly errors: InputErrors;
}

/**
 * How a service words what is wrong with an input. A path leads to the member concerned, as in
 * `containerDefinitions[1].logConfiguration.logDriver`; it is empty for the input itself.
 */
export interface InputErrors {
  /** `member` is the last name in `path`. */
  missing(path: string, member: string): Error;
  /** `expected` is `string`, `number`, `boolean`, `timestamp`, `document`, `list`, `map` or `structure`. */
  wrongType(path: string, expected: string): Error;
  notInEnum(place: InputPlace, value: string, allowed: readonly string[]): Error;
}

export interface InputPlace {
  readonly operation: string;
  readonly path: string;
}
