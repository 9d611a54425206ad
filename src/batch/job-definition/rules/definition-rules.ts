import type { RegisterJobDefinitionRequest } from '@aws-sdk/client-batch';
import { assertName } from '../../assert-name.js';
import { assertSize } from '../../assert-size.js';
import { platformOf } from '../find-job-definition.js';
import { assertConsumableResources } from './consumable-resource-rules.js';
import { assertContainer } from './container-rules.js';
import { assertEcsProperties } from './ecs-rules.js';
import { assertEksProperties } from './eks-rules.js';
import { assertNodeProperties } from './node-rules.js';
import { payloadRules } from './payload-rules.js';
import { assertRetryStrategy, assertSchedulingPriority, assertTimeout } from './retry-rules.js';
import { assertRules } from './rule.js';

const LARGEST_DEFINITION_KIB = 24;

/** Everything that AWS checks at registration. */
export function assertJobDefinition(definition: RegisterJobDefinitionRequest): void {
  assertName('Job Definition', definition.jobDefinitionName ?? '');
  assertRules(payloadRules, definition);
  assertSchedulingPriority(definition.schedulingPriority);
  assertRetryStrategy(definition.retryStrategy);
  assertTimeout(definition.timeout);
  assertConsumableResources(definition.consumableResourceProperties);
  assertPayload(definition);
  assertSize('The job definition', definition, LARGEST_DEFINITION_KIB);
}

/** What a job is to run, and where. */
export type Payload = Pick<
  RegisterJobDefinitionRequest,
  'containerProperties' | 'ecsProperties' | 'eksProperties' | 'nodeProperties' | 'platformCapabilities'
>;

export function assertPayload(payload: Payload): void {
  const { containerProperties, ecsProperties, eksProperties, nodeProperties } = payload;
  const platform = platformOf(payload);
  if (containerProperties) assertContainer(containerProperties, platform === 'FARGATE' ? 'FARGATE' : 'EC2');
  if (ecsProperties) assertEcsProperties(ecsProperties, platform);
  if (eksProperties) assertEksProperties(eksProperties);
  if (nodeProperties) assertNodeProperties(nodeProperties);
}
