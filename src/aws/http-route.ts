/** Where a REST protocol puts the input of an operation. What is neither in the path nor in the query is in the body. */
export interface HttpRoute {
  readonly operation: string;
  readonly method: string;
  /** With members of the input in braces, each one segment: `/v1/tags/{resourceArn}`. */
  readonly path: string;
  /** Names in the query, by member of the input. */
  readonly query?: Readonly<Record<string, string>>;
}
