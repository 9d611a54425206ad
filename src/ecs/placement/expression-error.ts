/** An expression that cannot be parsed. The actions turn it into the exception that AWS has for it. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** Where in the text, from 0. */
  readonly position: number;

  constructor(reason: string, position: number) {
    super(`${reason} at character ${position + 1}`);
    this.position = position;
  }
}
