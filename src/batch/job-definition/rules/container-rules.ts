import type { ContainerProperties } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import { taskOfContainer } from './job-task.js';
import { assertContainerResources } from './resource-rules.js';
import { assertTask } from './task-rules.js';

export const IMAGE_REQUIRED = 'ECS Container Image must be provided.';

/** The container of a job that has but one, or of the nodes of a range. */
export function assertContainer(container: ContainerProperties, platform: 'EC2' | 'FARGATE'): void {
  if (!container.image) throw invalidRequest(IMAGE_REQUIRED);
  if (platform === 'EC2' && container.fargatePlatformConfiguration !== undefined) {
    throw invalidRequest('fargatePlatformConfiguration not applicable for EC2.');
  }
  assertContainerResources(container, platform);
  assertTask(taskOfContainer(container, platform));
}
