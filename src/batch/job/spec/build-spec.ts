import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { freezeAlike } from '../../../store/freeze-alike.js';
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
  return {
    jobDefinitionArn,
    parameters: parametersOf(content, input),
    retryStrategy: { attempts: retryStrategy?.attempts ?? 1, evaluateOnExit: retryStrategy?.evaluateOnExit ?? [] },
    ...(timeout && { timeout }),
    propagateTags,
    platformCapabilities: content.platformCapabilities ?? [],
    dependsOn: input.dependsOn ?? [],
    ...(shareIdentifier !== undefined && { shareIdentifier }),
    ...(schedulingPriority !== undefined && { schedulingPriority }),
    ...(consumable && { consumableResourceProperties: consumable }),
    ...payloadOf(content, input),
  };
}

type Content = JobDefinitionRecord['content'];

function parametersOf(content: Content, input: SubmitJobRequest): Record<string, string> {
  return { ...content.parameters, ...input.parameters };
}

/** What makes the payload of a job another than that of its definition. */
const CHANGES = [
  'parameters',
  'containerOverrides',
  'ecsPropertiesOverride',
  'eksPropertiesOverride',
  'nodeOverrides',
] as const satisfies readonly (keyof SubmitJobRequest)[];

/** Of definitions whose jobs were submitted as they are. */
const unchanged = new WeakMap<Content, Payload>();

function payloadOf(content: Content, input: SubmitJobRequest): Payload {
  const isChanged = CHANGES.some((member) => input[member] !== undefined);
  const known = isChanged ? undefined : unchanged.get(content);
  if (known !== undefined) return known;
  const payload = freezeAlike(substituteParameters(overridePayload(content, input), parametersOf(content, input)));
  if (!isChanged) unchanged.set(content, payload);
  return payload;
}

function overridePayload(content: Content, input: SubmitJobRequest): Payload {
  const { containerProperties, ecsProperties, eksProperties, nodeProperties } = content;
  if (containerProperties) return { container: overrideContainer(containerProperties, input.containerOverrides ?? {}) };
  if (ecsProperties) return { ecsProperties: overrideEcsProperties(ecsProperties, input.ecsPropertiesOverride ?? {}) };
  if (eksProperties) return { eksProperties: overrideEksProperties(eksProperties, input.eksPropertiesOverride ?? {}) };
  return { nodeProperties: overrideNodeProperties(nodeProperties ?? emptyNodes(), input.nodeOverrides ?? {}) };
}

function emptyNodes(): NonNullable<JobSpec['nodeProperties']> {
  return { numNodes: 0, mainNode: 0, nodeRangeProperties: [] };
}
