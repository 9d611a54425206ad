/** One call of a client. */
export interface Call {
  /** For example `RunTaskCommand`. */
  readonly commandName: string;
  /** A command of the class that was sent. */
  readonly command: object;
  /** What the caller passed in: it is the caller's own, to read and to copy. */
  readonly input: unknown;
  readonly region: string;
  /** Who calls. Stubs may ask for it. */
  readonly client: object;
}
