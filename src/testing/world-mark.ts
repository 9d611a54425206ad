/** A registered symbol: the copy of this package that prints may be another than the one that marks. */
const START: unique symbol = Symbol.for('aws-ecs-batch-mock.start') as typeof START;

/** What a world shows of itself is known by when the world began: epoch milliseconds. The mark is no part of the content. */
export function markWorld<T extends object>(content: T, startTime: number): T {
  return Object.defineProperty(content, START, { value: startTime });
}

/** Undefined for what no world has shown. */
export function startOfWorld(content: unknown): number | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  return (content as { readonly [START]?: number })[START];
}
