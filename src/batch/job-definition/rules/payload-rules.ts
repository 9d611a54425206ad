import type { RegisterJobDefinitionRequest } from '@aws-sdk/client-batch';
import { platformOf } from '../find-job-definition.js';
import { orchestrationOf } from '../orchestration-of.js';
import { IMAGE_REQUIRED } from './container-rules.js';
import type { Rule } from './rule.js';

type Definition = RegisterJobDefinitionRequest;

/** Of jobs of a single node. */
const containerRules: readonly Rule<Definition>[] = [
  // Assumption: the wording about nodeProperties of container jobs; that they are refused is on record.
  ({ nodeProperties }) => nodeProperties && 'Node properties are not applicable for container jobs.',
  ({ containerProperties, ecsProperties }) =>
    containerProperties && ecsProperties && 'Cannot use both ECS containerProperties and ecsProperties',
  ({ containerProperties, eksProperties }) =>
    containerProperties && eksProperties && 'Cannot use both ECS containerProperties and eksProperties',
  ({ ecsProperties, eksProperties }) =>
    ecsProperties && eksProperties && 'Cannot use both ecsProperties and eksProperties',
  ({ containerProperties, ecsProperties, eksProperties }) =>
    (containerProperties ?? ecsProperties ?? eksProperties) === undefined && IMAGE_REQUIRED,
  (definition) =>
    definition.containerProperties &&
    platformOf(definition) === 'MANAGED_INSTANCES' &&
    'Cannot use ECS containerProperties for MANAGED_INSTANCES',
];

const multinodeRules: readonly Rule<Definition>[] = [
  (definition) => platformOf(definition) === 'FARGATE' && 'Fargate does not support MNP jobs',
  (definition) => platformOf(definition) === 'MANAGED_INSTANCES' && 'MANAGED_INSTANCES does not support MNP jobs',
  ({ nodeProperties }) => nodeProperties === undefined && 'Node properties of multinode job is required.',
  // Assumption: containerProperties, ecsProperties and eksProperties of multinode jobs are refused, and the wording.
  ({ containerProperties, ecsProperties, eksProperties }) =>
    (containerProperties ?? ecsProperties ?? eksProperties) && 'Multinode jobs can only use nodeProperties.',
];

/** Whether a definition has what its type and its platform ask for, and nothing else. */
export const payloadRules: readonly Rule<Definition>[] = [
  ({ platformCapabilities = [] }) => platformCapabilities.length > 1 && 'Exactly 1 capability must be provided.',
  ...containerRules.map(
    (rule): Rule<Definition> =>
      (definition) =>
        definition.type === 'container' && rule(definition),
  ),
  ...multinodeRules.map(
    (rule): Rule<Definition> =>
      (definition) =>
        definition.type === 'multinode' && rule(definition),
  ),
  // Assumption: the wordings about platformCapabilities and propagateTags for Amazon EKS; that they are refused is on record.
  (definition) =>
    orchestrationOf(definition) === 'EKS' &&
    (definition.platformCapabilities ?? []).length > 0 &&
    'platformCapabilities is not applicable for EKS.',
  (definition) =>
    orchestrationOf(definition) === 'EKS' &&
    definition.propagateTags !== undefined &&
    'propagateTags is not applicable for EKS.',
];
