import type { NodeProperties, NodeRangeProperty } from '@aws-sdk/client-batch';

export interface NodeRange {
  readonly first: number;
  readonly last: number;
}

/** The nodes of `0:3`, `4:` or `:2`, whether the job has them or not. Assumption: targetNodes that are a single number are one node. */
export function parseNodeRange(targetNodes: string, numNodes: number): NodeRange | undefined {
  const [, first, colon, last] = /^(\d*)(:?)(\d*)$/.exec(targetNodes) ?? [];
  if (colon === undefined || targetNodes === '') return undefined;
  if (colon === '') return { first: Number(first), last: Number(first) };
  return { first: Number(first), last: last === '' ? numNodes - 1 : Number(last) };
}

/** Ranges can be nested: the innermost has its way. Assumption: of equal node ranges, the last one counts. */
export function findNodeRange(
  { numNodes = 0, nodeRangeProperties = [] }: NodeProperties,
  index: number,
): NodeRangeProperty | undefined {
  let found: NodeRangeProperty | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (const property of nodeRangeProperties) {
    const range = parseNodeRange(property.targetNodes ?? '', numNodes);
    if (range === undefined || index < range.first || index > range.last) continue;
    const size = range.last - range.first;
    if (size > smallest) continue;
    found = property;
    smallest = size;
  }
  return found;
}
