import { assertEnvironment } from './environment-rules.js';
import { fargateRules } from './fargate-rules.js';
import { instanceRules } from './instance-rules.js';
import type { ContainerSettings, JobTask } from './job-task.js';
import { linuxParametersRules } from './linux-parameters-rules.js';
import { logRules } from './log-rules.js';
import { assertRules, type Rule } from './rule.js';
import { assertRuntimePlatform } from './runtime-platform-rules.js';
import { volumeRules } from './volume-rules.js';

const USER = /^([a-z0-9_][a-z0-9_-]{0,30})$/;

const containerRules: readonly Rule<ContainerSettings>[] = [
  ({ user }) => user !== undefined && !USER.test(user) && `User '${user}' does not match regex`,
  ...linuxParametersRules,
  ...logRules,
];

const roleRules: readonly Rule<JobTask>[] = [
  ({ executionRoleArn, containers }) =>
    !executionRoleArn &&
    containers.some(hasSecrets) &&
    'executionRoleArn cannot be empty when using secrets or secretOptions',
  ({ roleArn, volumes }) =>
    !roleArn &&
    volumes.some(({ s3filesVolumeConfiguration }) => s3filesVolumeConfiguration !== undefined) &&
    'A jobRoleArn/taskRoleArn is required when using s3filesVolumeConfiguration.',
];

/** What holds for the task of a job, but for its image and its size. */
export function assertTask(task: JobTask): void {
  assertRules(task.platform === 'FARGATE' ? fargateRules : instanceRules, task);
  assertRuntimePlatform(task.runtimePlatform, task.platform);
  assertRules(roleRules, task);
  for (const volume of task.volumes) assertRules(volumeRules, volume);
  for (const container of task.containers) {
    assertEnvironment(container.environment);
    assertRules(containerRules, container);
  }
}

function hasSecrets({ secrets = [], logConfiguration }: ContainerSettings): boolean {
  return secrets.length > 0 || (logConfiguration?.secretOptions ?? []).length > 0;
}
