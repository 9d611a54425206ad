import type { CreateExpressGatewayServiceRequest, UpdateExpressGatewayServiceRequest } from '@aws-sdk/client-ecs';
import { ecsInputErrors, invalidParameter } from '../ecs-errors.js';
import type { CompleteDefinition } from '../task-definition/task-definition-record.js';
import { findMainPort } from './managed-definition.js';

/** Members of the task definition that Express Mode manages. */
const MANAGED_MEMBERS = [
  'primaryContainer',
  'executionRoleArn',
  'taskRoleArn',
  'cpu',
  'memory',
  'cpuArchitecture',
] as const;

type ExpressInput = Omit<UpdateExpressGatewayServiceRequest, 'serviceArn'>;

/** Whether the request wants another definition of those that Express Mode manages. */
export function namesManagedMembers(input: ExpressInput): boolean {
  return MANAGED_MEMBERS.some((member) => input[member] !== undefined);
}

/** What a request alone shows to be wrong. Assumption: the wordings. */
export function assertExpressInput(input: ExpressInput): void {
  const clash = MANAGED_MEMBERS.find((member) => input[member] !== undefined);
  if (input.taskDefinitionArn !== undefined && clash !== undefined) {
    throw invalidParameter(`${clash} cannot be specified together with taskDefinitionArn.`);
  }
  if (input.healthCheckPath !== undefined && !input.healthCheckPath.startsWith('/')) {
    throw invalidParameter('healthCheckPath must start with a forward slash.');
  }
}

/** A definition that Express Mode is to make needs an image and a role. */
export function assertDefinable(
  input: Pick<CreateExpressGatewayServiceRequest, 'primaryContainer' | 'executionRoleArn'>,
): void {
  for (const member of ['primaryContainer', 'executionRoleArn'] as const) {
    if (!input[member]) throw ecsInputErrors.missing(member, member);
  }
}

/** The port that a definition opens for the load balancer. Assumption: the wording. */
export function getMainPort(definition: CompleteDefinition): number {
  const containerPort = findMainPort(definition)?.containerPort;
  if (containerPort === undefined) {
    throw invalidParameter(
      'The task definition must have a container named Main with a single TCP port mapping that has a container port and a name.',
    );
  }
  return containerPort;
}
