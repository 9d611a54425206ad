import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import { assertPlacement } from '../../placement/placement-rules.js';
import type { ServiceSettings } from '../service-record.js';
import type { SettledLaunch } from '../settled-launch.js';
import { assertRebalancing } from './availability-zone-rules.js';
import { assertDeploymentConfiguration } from './deployment-configuration-rules.js';
import { assertTrafficShift } from './deployment-strategy-rules.js';
import { assertGracePeriod } from './grace-period-rules.js';
import { assertDaemonLaunchType } from './scheduling-rules.js';

export interface SettingsSubject {
  /** What the request says. */
  readonly input: {
    readonly deploymentConfiguration?: DeploymentConfiguration | undefined;
    readonly healthCheckGracePeriodSeconds?: number | undefined;
  };
  /** What comes of it. */
  readonly settings: ServiceSettings;
  readonly verb: 'created' | 'updated';
}

/** Whether the settings of a service go together, and with what its tasks are launched from. */
export function assertSettings({ input, settings, verb }: SettingsSubject, launch: SettledLaunch): void {
  const { spec, launchType = 'EC2', taskDefinition } = launch;
  const definitionConstraints = taskDefinition?.definition.placementConstraints ?? [];
  const { deploymentConfiguration } = settings;
  assertDaemonLaunchType(settings, launchType);
  assertPlacement(settings, { launchType, definitionConstraints });
  const given = input.deploymentConfiguration ?? {};
  assertDeploymentConfiguration({ given, filled: deploymentConfiguration, service: settings });
  if (spec !== undefined) assertTrafficShift(deploymentConfiguration, spec);
  assertGracePeriod(input.healthCheckGracePeriodSeconds, launch);
  if (settings.availabilityZoneRebalancing === 'ENABLED') assertRebalancing({ settings, ...launch });
  if (settings.enableExecuteCommand && taskDefinition && !taskDefinition.definition.taskRoleArn) {
    // Assumption: the beginning, after the message of RunTask.
    throw invalidParameter(
      `The service couldn't be ${verb} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
    );
  }
}
