import type { CreateServiceRequest, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import { fillDeploymentConfiguration } from './fill-deployment-configuration.js';
import type { LaunchSpec } from './launch-spec.js';
import { readRoleArn } from './read-role-arn.js';
import { defaultRebalancing } from './rules/availability-zone-rules.js';
import type { ServiceSettings } from './service-record.js';
import type { SettledLaunch } from './settled-launch.js';

/** The settings of a new service, with the defaults of AWS. */
export function readNewSettings(input: CreateServiceRequest, launch: SettledLaunch, scope: Scope): ServiceSettings {
  const { schedulingStrategy = 'REPLICA', deploymentController } = input;
  const kind = { schedulingStrategy, deploymentController: deploymentController?.type ?? 'ECS' };
  const settings = {
    ...kind,
    ...(deploymentController && { showsController: true }),
    desiredCount: input.desiredCount ?? 0,
    deploymentConfiguration: fillDeploymentConfiguration(input.deploymentConfiguration, kind),
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    ...readGracePeriod(input.healthCheckGracePeriodSeconds, launch.spec),
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? 'NONE',
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    ...(input.role !== undefined && { roleArn: readRoleArn(input.role, scope) }),
  };
  const { availabilityZoneRebalancing = defaultRebalancing({ settings, ...launch }) } = input;
  return { ...settings, availabilityZoneRebalancing };
}

export interface SettingsChange {
  readonly input: UpdateServiceRequest;
  readonly before: ServiceSettings;
  readonly deploymentController: ServiceSettings['deploymentController'];
}

/** What the request leaves out stays as it is; an empty list removes what was there. */
export function readChangedSettings(
  { input, before, deploymentController }: SettingsChange,
  spec: LaunchSpec | undefined,
): ServiceSettings {
  return {
    schedulingStrategy: before.schedulingStrategy,
    deploymentController,
    ...((before.showsController || input.deploymentController) && { showsController: true }),
    desiredCount: input.desiredCount ?? before.desiredCount,
    deploymentConfiguration: fillDeploymentConfiguration(input.deploymentConfiguration, {
      ...{ schedulingStrategy: before.schedulingStrategy, deploymentController },
      before: before.deploymentConfiguration,
    }),
    placementConstraints: input.placementConstraints ?? before.placementConstraints,
    placementStrategy: input.placementStrategy ?? before.placementStrategy,
    ...readGracePeriod(input.healthCheckGracePeriodSeconds ?? before.healthCheckGracePeriodSeconds, spec),
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? before.availabilityZoneRebalancing,
    enableECSManagedTags: input.enableECSManagedTags ?? before.enableECSManagedTags,
    propagateTags: input.propagateTags ?? before.propagateTags,
    enableExecuteCommand: input.enableExecuteCommand ?? before.enableExecuteCommand,
    ...(before.roleArn !== undefined && { roleArn: before.roleArn }),
  };
}

/** Behind a load balancer there always is one, of 0 seconds by default. */
function readGracePeriod(
  given: number | undefined,
  spec: LaunchSpec | undefined,
): Pick<ServiceSettings, 'healthCheckGracePeriodSeconds'> {
  const seconds = given ?? ((spec?.loadBalancers ?? []).length > 0 ? 0 : undefined);
  return seconds === undefined ? {} : { healthCheckGracePeriodSeconds: seconds };
}
