import type { TaskStatus } from '../../ecs/task/task-record.js';

/** In the order of a life. */
export const TASK_STATUSES: readonly TaskStatus[] = [
  ...(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'] as const),
  ...(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'] as const),
];
