import type { JobQueueDetail } from '@aws-sdk/client-batch';
import type { JobQueueRecord } from './job-queue-record.js';

export function toJobQueueView(queue: JobQueueRecord): JobQueueDetail {
  return {
    jobQueueName: queue.jobQueueName,
    jobQueueArn: queue.jobQueueArn,
    state: queue.state,
    schedulingPolicyArn: queue.schedulingPolicyArn,
    status: queue.status,
    statusReason: queue.statusReason,
    priority: queue.priority,
    computeEnvironmentOrder: queue.computeEnvironmentOrder,
    serviceEnvironmentOrder: queue.serviceEnvironmentOrder,
    jobQueueType: queue.jobQueueType,
    tags: queue.tags,
    jobStateTimeLimitActions: queue.jobStateTimeLimitActions,
  };
}
