/** As much of what Vitest and Jest give a matcher as `this` as these matchers use. */
export interface MatcherContext {
  /** The assertion is negated: `expect(ecs).not.toBeStable('web')`. */
  readonly isNot?: boolean;
  equals(a: unknown, b: unknown): boolean;
  readonly utils: {
    stringify(value: unknown): string;
    diff(expected: unknown, received: unknown, options?: { readonly omitAnnotationLines?: boolean }): unknown;
  };
}

/** What a matcher finds. The runner negates it where the assertion is negated. */
export interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/** The assertion fails whether it is negated or not: what it is about is not there. */
export function failEitherWay({ isNot = false }: MatcherContext, message: () => string): Verdict {
  return { pass: isNot, message };
}
