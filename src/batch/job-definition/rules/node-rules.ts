import type { NodeProperties, NodeRangeProperty } from '@aws-sdk/client-batch';
import { assertConsumableResources } from './consumable-resource-rules.js';
import { assertContainer } from './container-rules.js';
import { assertEcsProperties } from './ecs-rules.js';
import { assertEksProperties } from './eks-rules.js';
import { findNodeRange, parseNodeRange } from './node-range.js';
import { assertRules, type Rule } from './rule.js';

const MOST_NODES = 1000;
const MOST_RANGES = 5;

const rules: readonly Rule<NodeProperties>[] = [
  ({ numNodes = 0 }) =>
    !(Number.isInteger(numNodes) && numNodes >= 1 && numNodes <= MOST_NODES) &&
    `Number of nodes must be between 1 and ${MOST_NODES}.`,
  // Assumption: the wording about mainNode; that it is one of the nodes is on record.
  ({ mainNode = 0, numNodes = 0 }) =>
    !(Number.isInteger(mainNode) && mainNode >= 0 && mainNode < numNodes) &&
    `Main node index must be between 0 and ${numNodes - 1}.`,
  ({ nodeRangeProperties = [] }) =>
    nodeRangeProperties.length > MOST_RANGES && `Maximum allowed size of node range properties is ${MOST_RANGES}`,
  ({ nodeRangeProperties = [], numNodes = 0 }) =>
    nodeRangeProperties.some(({ targetNodes = '' }) => parseNodeRange(targetNodes, numNodes) === undefined) &&
    'targetNodes should contain only digits.',
  // Assumption: the wordings about ranges that go beyond the nodes or leave some out.
  ({ nodeRangeProperties = [], numNodes = 0 }) => {
    const outside = nodeRangeProperties.find(({ targetNodes = '' }) => isOutside(targetNodes, numNodes));
    return outside && `Node range ${outside.targetNodes} is not within the nodes 0:${numNodes - 1}`;
  },
  (nodeProperties) => {
    const missing = listNodes(nodeProperties).find((index) => findNodeRange(nodeProperties, index) === undefined);
    return missing !== undefined && `Node ranges must cover all nodes, node ${missing} is missing`;
  },
  // Assumption: nodes on Amazon EKS beside nodes on Amazon ECS are refused, and the wording.
  ({ nodeRangeProperties = [] }) =>
    new Set(nodeRangeProperties.map(({ eksProperties }) => eksProperties === undefined)).size > 1 &&
    'All node ranges must use eksProperties if one of them does',
];

const rangeRules: readonly Rule<NodeRangeProperty>[] = [
  ({ targetNodes, container, ecsProperties, eksProperties }) =>
    (container ?? ecsProperties ?? eksProperties) === undefined &&
    `Must specify container for node range ${targetNodes}`,
  ({ container, ecsProperties }) =>
    container && ecsProperties && 'NodeRangeProperties can not use both ecsProperties and container fields',
  // Assumption: the wording about eksProperties beside others in a node range, after that of ecsProperties.
  ({ container, ecsProperties, eksProperties }) =>
    (container ?? ecsProperties) &&
    eksProperties &&
    `NodeRangeProperties can not use both eksProperties and ${container ? 'container' : 'ecsProperties'} fields`,
  ({ instanceTypes = [], ecsProperties }) =>
    instanceTypes.length > 0 &&
    ecsProperties === undefined &&
    'Using instanceTypes with nodeRangeProperty is only allowed for ecsProperties jobs.',
  // Assumption: the wording about the instanceTypes of a node range; that there can be one is on record.
  ({ instanceTypes = [] }) => instanceTypes.length > 1 && 'instanceTypes can have at most 1 element',
];

/** The nodes of a job run on Amazon EC2. */
export function assertNodeProperties(nodeProperties: NodeProperties): void {
  assertRules(rules, nodeProperties);
  for (const range of nodeProperties.nodeRangeProperties ?? []) {
    assertRules(rangeRules, range);
    assertConsumableResources(range.consumableResourceProperties);
    if (range.container) assertContainer(range.container, 'EC2');
    if (range.ecsProperties) assertEcsProperties(range.ecsProperties, 'EC2');
    if (range.eksProperties) assertEksProperties(range.eksProperties);
  }
}

function isOutside(targetNodes: string, numNodes: number): boolean {
  const { first, last } = parseNodeRange(targetNodes, numNodes) ?? { first: 0, last: 0 };
  return first > last || last >= numNodes;
}

function listNodes({ numNodes = 0 }: NodeProperties): number[] {
  return Array.from({ length: numNodes }, (_, index) => index);
}
