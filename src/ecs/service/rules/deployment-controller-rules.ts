import type { CreateServiceRequest, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { capitalize, invalidParameter, toWords } from '../../ecs-errors.js';
import type { ServiceRecord } from '../service-record.js';
import { isClassic } from './load-balancer-rules.js';

type Controller = ServiceRecord['deploymentController'];

/** Who deploys decides what a new service must say, and what it must leave to its task sets. */
export function assertDeploymentController(input: CreateServiceRequest): void {
  const { type } = input.deploymentController ?? {};
  if (type === 'EXTERNAL') return assertExternal(input);
  if (!input.taskDefinition) throw invalidParameter('TaskDefinition can not be blank.');
  if (type !== 'CODE_DEPLOY') return;
  const [loadBalancer, ...others] = input.loadBalancers ?? [];
  if (loadBalancer === undefined || isClassic(loadBalancer)) {
    // Assumption: the first half of the sentence; the second is on record.
    throw invalidParameter(
      'To use the CODE_DEPLOY deployment controller, the service requires an Application Load Balancer or Network Load Balancer.',
    );
  }
  if (others.length > 0) {
    // Assumption: the wording; that there may be only one is on record.
    throw invalidParameter('The CODE_DEPLOY deployment controller does not support multiple target groups.');
  }
}

/** Assumption: the wordings, except those for the task definition and the load balancers; what else belongs to the task sets. */
function assertExternal(input: CreateServiceRequest): void {
  const blank = ['taskDefinition', 'launchType', 'platformVersion', 'networkConfiguration'] as const;
  const empty = ['loadBalancers', 'capacityProviderStrategy', 'serviceRegistries', 'volumeConfigurations'] as const;
  const others = [
    'serviceConnectConfiguration',
    'vpcLatticeConfigurations',
    'gatewayConnectors',
    'monitoring',
  ] as const;
  for (const member of [...blank, ...others]) {
    if (input[member] !== undefined) throw invalidParameter(`${capitalize(member)} must be blank`);
  }
  for (const member of empty) {
    if ((input[member] ?? []).length > 0) throw invalidParameter(`${capitalize(member)} must be empty or null`);
  }
}

const IDENTITY = ['cluster', 'service', 'deploymentController'];
const COUNT_AND_PLACE = ['desiredCount', 'placementConstraints', 'placementStrategy', 'healthCheckGracePeriodSeconds'];
const TAG_OPTIONS = ['enableECSManagedTags', 'propagateTags'];

/** What UpdateService may change of a service with task sets. */
const CHANGEABLE: Readonly<Record<Exclude<Controller, 'ECS'>, readonly string[]>> = {
  CODE_DEPLOY: [...IDENTITY, ...COUNT_AND_PLACE, ...TAG_OPTIONS, 'deploymentConfiguration'],
  EXTERNAL: [...IDENTITY, ...COUNT_AND_PLACE, ...TAG_OPTIONS],
};
const WHO_ELSE = {
  CODE_DEPLOY: 'Use AWS CodeDeploy to trigger a new deployment.',
  EXTERNAL: 'Use a task set to trigger a new deployment.',
};

/** Assumption: the wording, and that it does not matter whether a value would be a change. */
export function assertUpdatable(input: UpdateServiceRequest, controller: Controller): void {
  if (controller === 'ECS') return;
  for (const [member, value] of Object.entries(input)) {
    if (CHANGEABLE[controller].includes(member) || value === false) continue;
    const what = member === 'forceNewDeployment' ? 'force a new deployment' : `update ${toWords(member)}`;
    throw invalidParameter(
      `Unable to ${what} on services with a ${controller} deployment controller. ${WHO_ELSE[controller]}`,
    );
  }
}

/** Assumption: a service can be handed over to ECS, and to nobody else; the wording. */
export function readNewController(input: UpdateServiceRequest, before: Controller): Controller {
  const after = input.deploymentController?.type ?? before;
  if (after === before || after === 'ECS') return after;
  throw invalidParameter(`The deployment controller of a service cannot be changed from ${before} to ${after}.`);
}
