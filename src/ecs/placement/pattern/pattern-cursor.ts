import { showValue, UsageError } from '../../../errors/usage-error.js';
import { ExpressionError } from '../expression-error.js';

/** A place in the text of a pattern, which moves on. */
export class PatternCursor {
  readonly #text: string;
  /** Where the pattern begins in the expression. */
  readonly #start: number;
  #at = 0;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character, or an empty text at the end. */
  peek(): string {
    const codePoint = this.#text.codePointAt(this.#at);
    return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
  }

  next(): string {
    const character = this.peek();
    this.#at += character.length;
    return character;
  }

  /** Whether this text follows: then it is taken. */
  accept(text: string): boolean {
    const isNext = this.#text.startsWith(text, this.#at);
    if (isNext) this.#at += text.length;
    return isNext;
  }

  /** What a sticky expression matches here: then it is taken. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  error(reason: string, at: number = this.#at): ExpressionError {
    return new ExpressionError(`bad pattern, ${reason}`, this.#start + at);
  }

  /** Java has it, and this package has not. */
  notEmulated(construct: string): UsageError {
    return new UsageError(
      `The pattern ${showValue(this.#text)} of an expression has ${construct}, which is not emulated. Write it without.`,
      'not-emulated',
    );
  }
}
