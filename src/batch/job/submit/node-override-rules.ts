import type { NodeOverrides, NodeProperties, NodePropertyOverride, NodeRangeProperty } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import { targetsSameNodes } from '../spec/override-node-properties.js';
import { assertKnownContainers } from './container-name-rules.js';

/** Each form of node range has overrides of its own. */
const FORMS = [
  ['container', 'containerOverrides'],
  ['ecsProperties', 'ecsPropertiesOverride'],
  ['eksProperties', 'eksPropertiesOverride'],
] as const;

/** Assumption: the wordings, and that overrides are for the node ranges of the definition, not for parts of them. */
export function assertNodeOverrides(
  { numNodes, nodePropertyOverrides = [] }: NodeOverrides,
  nodeProperties: NodeProperties,
): void {
  const { nodeRangeProperties = [] } = nodeProperties;
  if (numNodes !== undefined && !nodeRangeProperties.some(({ targetNodes }) => targetNodes?.endsWith(':'))) {
    throw clientException('numNodes can only be overridden with a node range that has an open upper boundary');
  }
  const nodes = numNodes ?? nodeProperties.numNodes ?? 0;
  for (const override of nodePropertyOverrides) {
    const range = nodeRangeProperties.find((candidate) => targetsSameNodes(candidate, override, nodes));
    if (range === undefined) {
      throw clientException(`Node range ${override.targetNodes} of nodeOverrides is not in the job definition`);
    }
    assertMatchesRange(override, range);
  }
}

function assertMatchesRange(override: NodePropertyOverride, range: NodeRangeProperty): void {
  for (const [payload, member] of FORMS) {
    if (override[member] !== undefined && range[payload] === undefined) {
      throw clientException(`${member} is only applicable for node ranges with ${payload}.`);
    }
  }
  assertKnownContainers(override, range);
}
