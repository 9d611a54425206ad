import type { NodeOverrides, NodeProperties, NodePropertyOverride, NodeRangeProperty } from '@aws-sdk/client-batch';
import { parseNodeRange } from '../../job-definition/rules/node-range.js';
import { overrideContainer } from './override-container.js';
import { overrideEcsProperties } from './override-ecs-properties.js';
import { overrideEksProperties } from './override-eks-properties.js';

/** The nodes of a definition as the request wants them: ranges are found by the nodes that they stand for. */
export function overrideNodeProperties(
  { nodeRangeProperties = [], ...node }: NodeProperties,
  { numNodes, nodePropertyOverrides = [] }: NodeOverrides,
): NodeProperties {
  const nodes = numNodes ?? node.numNodes ?? 0;
  return {
    ...node,
    numNodes: nodes,
    nodeRangeProperties: nodeRangeProperties.map((range): NodeRangeProperty => {
      const found = nodePropertyOverrides.find((override) => targetsSameNodes(range, override, nodes));
      if (found === undefined) return range;
      const { containerOverrides, ecsPropertiesOverride, eksPropertiesOverride, instanceTypes } = found;
      const { consumableResourcePropertiesOverride } = found;
      const { container, ecsProperties, eksProperties } = range;
      return {
        ...range,
        ...(container && { container: overrideContainer(container, containerOverrides ?? {}) }),
        ...(ecsProperties && { ecsProperties: overrideEcsProperties(ecsProperties, ecsPropertiesOverride ?? {}) }),
        ...(eksProperties && { eksProperties: overrideEksProperties(eksProperties, eksPropertiesOverride ?? {}) }),
        ...(instanceTypes && { instanceTypes }),
        ...(consumableResourcePropertiesOverride && {
          consumableResourceProperties: consumableResourcePropertiesOverride,
        }),
      };
    }),
  };
}

/** `:3`, `0:3` and, of four nodes, `0:` are the same. */
export function targetsSameNodes(
  { targetNodes = '' }: Pick<NodeRangeProperty, 'targetNodes'>,
  other: Pick<NodePropertyOverride, 'targetNodes'>,
  numNodes: number,
): boolean {
  const range = parseNodeRange(targetNodes, numNodes);
  const sameAs = parseNodeRange(other.targetNodes ?? '', numNodes);
  return range !== undefined && range.first === sameAs?.first && range.last === sameAs.last;
}
