import type { ContainerProperties, EcsTaskProperties, TaskContainerProperties, Volume } from '@aws-sdk/client-batch';
import type { JobPlatform } from '../find-job-definition.js';

/** What one container says, be it the only one or one of several. */
export type ContainerSettings = Pick<
  TaskContainerProperties,
  'environment' | 'linuxParameters' | 'logConfiguration' | 'privileged' | 'secrets' | 'ulimits' | 'user'
>;

/** What the task of a job looks like, whichever way it is described. */
export interface JobTask extends Pick<
  EcsTaskProperties,
  'ephemeralStorage' | 'executionRoleArn' | 'networkConfiguration' | 'platformVersion' | 'runtimePlatform'
> {
  readonly platform: JobPlatform;
  readonly roleArn: string | undefined;
  readonly volumes: readonly Volume[];
  readonly containers: readonly ContainerSettings[];
}

export function taskOfContainer(container: ContainerProperties, platform: JobPlatform): JobTask {
  const { jobRoleArn, volumes = [], fargatePlatformConfiguration } = container;
  return {
    ...container,
    platform,
    roleArn: jobRoleArn,
    volumes,
    platformVersion: fargatePlatformConfiguration?.platformVersion,
    containers: [container],
  };
}

export function taskOfEcs(task: EcsTaskProperties, platform: JobPlatform): JobTask {
  const { taskRoleArn, volumes = [], containers = [] } = task;
  return { ...task, platform, roleArn: taskRoleArn, volumes, containers };
}
