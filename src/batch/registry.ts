import type * as BatchSdk from '@aws-sdk/client-batch';
import type { Reply } from '../pipeline/reply.js';
import type { notEmulated, OperationOf } from '../pipeline/service.js';
import type { BatchContext } from './batch-context.js';
import type { BatchDraft } from './batch-state.js';
import { createComputeEnvironment } from './compute-environment/create-compute-environment.js';
import { deleteComputeEnvironment } from './compute-environment/delete-compute-environment.js';
import { describeComputeEnvironments } from './compute-environment/describe-compute-environments.js';
import { updateComputeEnvironment } from './compute-environment/update-compute-environment.js';
import { createConsumableResource } from './consumable-resource/create-consumable-resource.js';
import { deleteConsumableResource } from './consumable-resource/delete-consumable-resource.js';
import { describeConsumableResource } from './consumable-resource/describe-consumable-resource.js';
import { listConsumableResources } from './consumable-resource/list-consumable-resources.js';
import { listJobsByConsumableResource } from './consumable-resource/list-jobs-by-consumable-resource.js';
import { updateConsumableResource } from './consumable-resource/update-consumable-resource.js';
import { deregisterJobDefinition } from './job-definition/deregister-job-definition.js';
import { describeJobDefinitions } from './job-definition/describe-job-definitions.js';
import { registerJobDefinition } from './job-definition/register-job-definition.js';
import { createJobQueue } from './job-queue/create-job-queue.js';
import { deleteJobQueue } from './job-queue/delete-job-queue.js';
import { describeJobQueues } from './job-queue/describe-job-queues.js';
import { getJobQueueSnapshot } from './job-queue/get-job-queue-snapshot.js';
import { updateJobQueue } from './job-queue/update-job-queue.js';
import { cancelJob } from './job/cancel-job.js';
import { cancelJobs } from './job/cancel-jobs.js';
import { describeJobs } from './job/describe-jobs.js';
import { listJobs } from './job/list-jobs.js';
import { submitJob } from './job/submit-job.js';
import { terminateJob } from './job/terminate-job.js';
import { terminateJobs } from './job/terminate-jobs.js';
import { createSchedulingPolicy } from './scheduling-policy/create-scheduling-policy.js';
import { deleteSchedulingPolicy } from './scheduling-policy/delete-scheduling-policy.js';
import { describeSchedulingPolicies } from './scheduling-policy/describe-scheduling-policies.js';
import { listSchedulingPolicies } from './scheduling-policy/list-scheduling-policies.js';
import { updateSchedulingPolicy } from './scheduling-policy/update-scheduling-policy.js';
import { createServiceEnvironment } from './service-environment/create-service-environment.js';
import { deleteServiceEnvironment } from './service-environment/delete-service-environment.js';
import { describeServiceEnvironments } from './service-environment/describe-service-environments.js';
import { updateServiceEnvironment } from './service-environment/update-service-environment.js';
import { createQuotaShare } from './quota-share/create-quota-share.js';
import { deleteQuotaShare } from './quota-share/delete-quota-share.js';
import { describeQuotaShare } from './quota-share/describe-quota-share.js';
import { listQuotaShares } from './quota-share/list-quota-shares.js';
import { updateQuotaShare } from './quota-share/update-quota-share.js';
import { describeServiceJob } from './service-job/describe-service-job.js';
import { listServiceJobs } from './service-job/list-service-jobs.js';
import { submitServiceJob } from './service-job/submit-service-job.js';
import { terminateServiceJob } from './service-job/terminate-service-job.js';
import { terminateServiceJobs } from './service-job/terminate-service-jobs.js';
import { updateServiceJob } from './service-job/update-service-job.js';
import { listTagsForResource } from './tag/list-tags-for-resource.js';
import { tagResource } from './tag/tag-resource.js';
import { untagResource } from './tag/untag-resource.js';

/** Every command of the SDK's client, by the name of its operation. */
export type BatchOperation = OperationOf<keyof typeof BatchSdk>;

/** A reducer: it checks, changes the draft and gives the output, or throws an ApiError. */
export type BatchAction<Input = never> = (draft: BatchDraft, input: Input, context: BatchContext) => Reply<object>;

/**
 * A command that the SDK exports and this map lacks does not compile. Functions give the reducers, for their code is loaded when it is first
 * called.
 */
export const batchActions: Readonly<Record<BatchOperation, (() => BatchAction) | typeof notEmulated>> = {
  CancelJob: () => cancelJob,
  CancelJobs: () => cancelJobs,
  CreateComputeEnvironment: () => createComputeEnvironment,
  CreateConsumableResource: () => createConsumableResource,
  CreateJobQueue: () => createJobQueue,
  CreateQuotaShare: () => createQuotaShare,
  CreateSchedulingPolicy: () => createSchedulingPolicy,
  CreateServiceEnvironment: () => createServiceEnvironment,
  DeleteComputeEnvironment: () => deleteComputeEnvironment,
  DeleteConsumableResource: () => deleteConsumableResource,
  DeleteJobQueue: () => deleteJobQueue,
  DeleteQuotaShare: () => deleteQuotaShare,
  DeleteSchedulingPolicy: () => deleteSchedulingPolicy,
  DeleteServiceEnvironment: () => deleteServiceEnvironment,
  DeregisterJobDefinition: () => deregisterJobDefinition,
  DescribeComputeEnvironments: () => describeComputeEnvironments,
  DescribeConsumableResource: () => describeConsumableResource,
  DescribeJobDefinitions: () => describeJobDefinitions,
  DescribeJobQueues: () => describeJobQueues,
  DescribeJobs: () => describeJobs,
  DescribeQuotaShare: () => describeQuotaShare,
  DescribeSchedulingPolicies: () => describeSchedulingPolicies,
  DescribeServiceEnvironments: () => describeServiceEnvironments,
  DescribeServiceJob: () => describeServiceJob,
  GetJobQueueSnapshot: () => getJobQueueSnapshot,
  ListConsumableResources: () => listConsumableResources,
  ListJobs: () => listJobs,
  ListJobsByConsumableResource: () => listJobsByConsumableResource,
  ListQuotaShares: () => listQuotaShares,
  ListSchedulingPolicies: () => listSchedulingPolicies,
  ListServiceJobs: () => listServiceJobs,
  ListTagsForResource: () => listTagsForResource,
  RegisterJobDefinition: () => registerJobDefinition,
  SubmitJob: () => submitJob,
  SubmitServiceJob: () => submitServiceJob,
  TagResource: () => tagResource,
  TerminateJob: () => terminateJob,
  TerminateJobs: () => terminateJobs,
  TerminateServiceJob: () => terminateServiceJob,
  TerminateServiceJobs: () => terminateServiceJobs,
  UntagResource: () => untagResource,
  UpdateComputeEnvironment: () => updateComputeEnvironment,
  UpdateConsumableResource: () => updateConsumableResource,
  UpdateJobQueue: () => updateJobQueue,
  UpdateQuotaShare: () => updateQuotaShare,
  UpdateSchedulingPolicy: () => updateSchedulingPolicy,
  UpdateServiceEnvironment: () => updateServiceEnvironment,
  UpdateServiceJob: () => updateServiceJob,
};
