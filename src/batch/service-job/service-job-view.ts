import type {
  DescribeServiceJobResponse,
  ServiceJobAttemptDetail,
  ServiceJobSummary,
  ServiceResourceId,
} from '@aws-sdk/client-batch';
import type { ServiceAttemptRecord, ServiceJobRecord } from './service-job-record.js';

/** The SDK's type has `startedAt` required; a job that has not run has none. */
export type ServiceJobDetail = Omit<DescribeServiceJobResponse, 'startedAt'> & Pick<ServiceJobSummary, 'startedAt'>;

/** As DescribeServiceJob shows it. */
export function toServiceJobDetail(job: ServiceJobRecord): ServiceJobDetail {
  const { preemptions } = job;
  return {
    attempts: job.attempts.map(toAttemptView),
    ...whatBothShow(job),
    jobQueue: job.jobQueueArn,
    ...job.request,
    status: job.status,
    ...(preemptions && {
      preemptionSummary: {
        preemptedAttemptCount: preemptions.count,
        recentPreemptedAttempts: preemptions.recent.map(toAttemptView),
      },
    }),
    tags: job.tags,
  };
}

/** As ListServiceJobs shows it. */
export function toServiceJobSummary(job: ServiceJobRecord): ServiceJobSummary {
  const { serviceJobType, shareIdentifier, quotaShareName } = job.request;
  return {
    ...whatBothShow(job),
    serviceJobType,
    status: job.status,
    ...(shareIdentifier !== undefined && { shareIdentifier }),
    ...(quotaShareName !== undefined && { quotaShareName }),
  };
}

function whatBothShow(job: ServiceJobRecord): Omit<ServiceJobSummary, 'serviceJobType'> {
  const { trainingJobArn, capacityUsage, statusReason, scheduledAt, startedAt, stoppedAt } = job;
  return {
    ...(capacityUsage.length > 0 && { capacityUsage }),
    createdAt: job.createdAt,
    jobArn: job.jobArn,
    jobId: job.jobId,
    jobName: job.jobName,
    ...(trainingJobArn !== undefined && { latestAttempt: { serviceResourceId: resourceId(trainingJobArn) } }),
    ...(scheduledAt !== undefined && { scheduledAt }),
    ...(startedAt !== undefined && { startedAt }),
    ...(statusReason !== undefined && { statusReason }),
    ...(stoppedAt !== undefined && { stoppedAt }),
    ...(job.isTerminated && { isTerminated: true }),
  };
}

function toAttemptView({ trainingJobArn, ...times }: ServiceAttemptRecord): ServiceJobAttemptDetail {
  return { serviceResourceId: resourceId(trainingJobArn), ...times };
}

function resourceId(trainingJobArn: string): ServiceResourceId {
  return { name: 'TrainingJobArn', value: trainingJobArn };
}
