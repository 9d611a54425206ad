import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import type { JobSpec } from '../job-record.js';
import { overrideContainer } from './override-container.js';
import { overrideEcsProperties } from './override-ecs-properties.js';
import { overrideEksProperties } from './override-eks-properties.js';
import { overrideNodeProperties } from './override-node-properties.js';
import { substituteParameters, type Payload } from './substitute-parameters.js';

/** What a job is to run: the definition with all that the request says otherwise. */
export function buildSpec({ jobDefinitionArn, content }: JobDefinitionRecord, input: SubmitJobRequest): JobSpec {
  const { retryStrategy = content.retryStrategy, timeout = content.timeout } = input;
  const { propagateTags = content.propagateTags ?? false, shareIdentifier } = input;
  const { schedulingPriorityOverride: schedulingPriority = content.schedulingPriority } = input;
  const { consumableResourcePropertiesOverride: consumable = content.consumableResourceProperties } = input;
  const parameters = { ...content.parameters, ...input.parameters };
  return {
    jobDefinitionArn,
    parameters,
    retryStrategy: { attempts: retryStrategy?.attempts ?? 1, evaluateOnExit: retryStrategy?.evaluateOnExit ?? [] },
    ...(timeout && { timeout }),
    propagateTags,
    platformCapabilities: content.platformCapabilities ?? [],
    dependsOn: input.dependsOn ?? [],
    ...(shareIdentifier !== undefined && { shareIdentifier }),
    ...(schedulingPriority !== undefined && { schedulingPriority }),
    ...(consumable && { consumableResourceProperties: consumable }),
    ...substituteParameters(overridePayload(content, input), parameters),
  };
}

function overridePayload(content: JobDefinitionRecord['content'], input: SubmitJobRequest): Payload {
  const { containerProperties, ecsProperties, eksProperties, nodeProperties } = content;
  if (containerProperties) return { container: overrideContainer(containerProperties, input.containerOverrides ?? {}) };
  if (ecsProperties) return { ecsProperties: overrideEcsProperties(ecsProperties, input.ecsPropertiesOverride ?? {}) };
  if (eksProperties) return { eksProperties: overrideEksProperties(eksProperties, input.eksPropertiesOverride ?? {}) };
  return { nodeProperties: overrideNodeProperties(nodeProperties ?? emptyNodes(), input.nodeOverrides ?? {}) };
}

function emptyNodes(): NonNullable<JobSpec['nodeProperties']> {
  return { numNodes: 0, mainNode: 0, nodeRangeProperties: [] };
}
