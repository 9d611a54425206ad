import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import { assertKnownContainers } from './container-name-rules.js';
import { assertNodeOverrides } from './node-override-rules.js';

/** Each form of definition has overrides of its own. */
const FORMS = [
  ['containerProperties', 'containerOverrides'],
  ['ecsProperties', 'ecsPropertiesOverride'],
  ['eksProperties', 'eksPropertiesOverride'],
  ['nodeProperties', 'nodeOverrides'],
] as const;

/** What a request may say of a job with the definition. */
export function assertMatchesDefinition(input: SubmitJobRequest, { content }: JobDefinitionRecord): void {
  for (const [payload, override] of FORMS) {
    // Assumption: the wording; that it is refused is on record.
    if (input[override] !== undefined && content[payload] === undefined) {
      throw clientException(`${override} is only applicable for job definitions with ${payload}.`);
    }
  }
  assertKnownContainers(input, content);
  if (content.nodeProperties === undefined) return;
  // Assumption: the wording.
  if (input.arrayProperties !== undefined) {
    throw clientException('Array jobs are not supported for multi-node parallel jobs.');
  }
  assertNodeOverrides(input.nodeOverrides ?? {}, content.nodeProperties);
}

/** Members that have come out of use cannot be overridden on Fargate. */
export function assertFargateOverrides(
  { containerOverrides = {} }: SubmitJobRequest,
  { content: { platformCapabilities = [] } }: JobDefinitionRecord,
): void {
  if (!platformCapabilities.includes('FARGATE')) return;
  for (const member of ['vcpus', 'memory'] as const) {
    if (containerOverrides[member] !== undefined) {
      throw clientException(`${member} is not applicable for Fargate. Use resource requirements instead.`);
    }
  }
}
