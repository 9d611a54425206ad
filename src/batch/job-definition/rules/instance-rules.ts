import type { JobTask } from './job-task.js';
import type { Rule } from './rule.js';

/**
 * What only Fargate has.
 * Assumption: managed instances refuse networkConfiguration in the words on record for Amazon EC2.
 */
export const instanceRules: readonly Rule<JobTask>[] = [
  ({ networkConfiguration, platform }) =>
    networkConfiguration !== undefined && `networkConfiguration not applicable for ${platform}.`,
  ({ runtimePlatform, platform }) =>
    runtimePlatform !== undefined && platform === 'EC2' && 'runtimePlatform is not applicable for EC2.',
];
