import type { ConsumableResourceProperties } from '@aws-sdk/client-batch';
import { scopeOfArn } from '../../aws/arn.js';
import { oncePerObject } from '../../store/once-per-object.js';
import { arnOfReference } from '../identify.js';
import { findNodeRange } from '../job-definition/rules/node-range.js';
import type { JobSpec } from '../job/job-record.js';

/** How much of a consumable resource a job needs. */
export interface ConsumableNeed {
  readonly consumableResourceArn: string;
  readonly quantity: number;
}

type ConsumingSpec = Pick<JobSpec, 'jobDefinitionArn' | 'consumableResourceProperties' | 'nodeProperties'>;

/**
 * What an attempt of the job needs, each resource once; of the parent of an array what each of its children does. Assumption: what
 * a multi-node parallel job needs as a whole counts once, and what a range of nodes needs for each of its nodes.
 */
export const consumableNeedsOf: (spec: ConsumingSpec) => readonly ConsumableNeed[] = oncePerObject((spec) => {
  const properties = listProperties(spec);
  if (properties.length === 0) return [];
  const scope = scopeOfArn(spec.jobDefinitionArn);
  const needs = new Map<string, number>();
  for (const { consumableResourceList = [] } of properties) {
    for (const { consumableResource = '', quantity = 0 } of consumableResourceList) {
      const arn = arnOfReference(scope, 'consumable-resource', consumableResource);
      needs.set(arn, (needs.get(arn) ?? 0) + quantity);
    }
  }
  return [...needs].map(([consumableResourceArn, quantity]) => ({ consumableResourceArn, quantity }));
});

function listProperties({
  consumableResourceProperties,
  nodeProperties,
}: ConsumingSpec): ConsumableResourceProperties[] {
  const ofNodes =
    nodeProperties === undefined
      ? []
      : Array.from(
          { length: nodeProperties.numNodes ?? 0 },
          (_, index) => findNodeRange(nodeProperties, index)?.consumableResourceProperties,
        );
  return [consumableResourceProperties, ...ofNodes].filter((properties) => properties !== undefined);
}
