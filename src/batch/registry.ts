import type * as BatchSdk from '@aws-sdk/client-batch';
import { notEmulated, type OperationOf } from '../pipeline/service.js';
import type { BatchContext } from './batch-context.js';
import type { BatchDraft } from './batch-state.js';
import { createComputeEnvironment } from './compute-environment/create-compute-environment.js';
import { deleteComputeEnvironment } from './compute-environment/delete-compute-environment.js';
import { describeComputeEnvironments } from './compute-environment/describe-compute-environments.js';
import { updateComputeEnvironment } from './compute-environment/update-compute-environment.js';
import { deregisterJobDefinition } from './job-definition/deregister-job-definition.js';
import { describeJobDefinitions } from './job-definition/describe-job-definitions.js';
import { registerJobDefinition } from './job-definition/register-job-definition.js';
import { createJobQueue } from './job-queue/create-job-queue.js';
import { deleteJobQueue } from './job-queue/delete-job-queue.js';
import { describeJobQueues } from './job-queue/describe-job-queues.js';
import { updateJobQueue } from './job-queue/update-job-queue.js';
import { cancelJob } from './job/cancel-job.js';
import { describeJobs } from './job/describe-jobs.js';
import { listJobs } from './job/list-jobs.js';
import { submitJob } from './job/submit-job.js';
import { terminateJob } from './job/terminate-job.js';
import { listTagsForResource } from './tag/list-tags-for-resource.js';
import { tagResource } from './tag/tag-resource.js';
import { untagResource } from './tag/untag-resource.js';

/** Every command of the SDK's client, by the name of its operation. */
export type BatchOperation = OperationOf<keyof typeof BatchSdk>;

/** A reducer: it checks, changes the draft and gives the output, or throws an ApiError. */
export type BatchAction<Input = never> = (draft: BatchDraft, input: Input, context: BatchContext) => object;

/** A command that the SDK exports and this map lacks does not compile. */
export const batchActions: Readonly<Record<BatchOperation, BatchAction | typeof notEmulated>> = {
  CancelJob: cancelJob,
  CancelJobs: notEmulated,
  CreateComputeEnvironment: createComputeEnvironment,
  CreateConsumableResource: notEmulated,
  CreateJobQueue: createJobQueue,
  CreateQuotaShare: notEmulated,
  CreateSchedulingPolicy: notEmulated,
  CreateServiceEnvironment: notEmulated,
  DeleteComputeEnvironment: deleteComputeEnvironment,
  DeleteConsumableResource: notEmulated,
  DeleteJobQueue: deleteJobQueue,
  DeleteQuotaShare: notEmulated,
  DeleteSchedulingPolicy: notEmulated,
  DeleteServiceEnvironment: notEmulated,
  DeregisterJobDefinition: deregisterJobDefinition,
  DescribeComputeEnvironments: describeComputeEnvironments,
  DescribeConsumableResource: notEmulated,
  DescribeJobDefinitions: describeJobDefinitions,
  DescribeJobQueues: describeJobQueues,
  DescribeJobs: describeJobs,
  DescribeQuotaShare: notEmulated,
  DescribeSchedulingPolicies: notEmulated,
  DescribeServiceEnvironments: notEmulated,
  DescribeServiceJob: notEmulated,
  GetJobQueueSnapshot: notEmulated,
  ListConsumableResources: notEmulated,
  ListJobs: listJobs,
  ListJobsByConsumableResource: notEmulated,
  ListQuotaShares: notEmulated,
  ListSchedulingPolicies: notEmulated,
  ListServiceJobs: notEmulated,
  ListTagsForResource: listTagsForResource,
  RegisterJobDefinition: registerJobDefinition,
  SubmitJob: submitJob,
  SubmitServiceJob: notEmulated,
  TagResource: tagResource,
  TerminateJob: terminateJob,
  TerminateJobs: notEmulated,
  TerminateServiceJob: notEmulated,
  TerminateServiceJobs: notEmulated,
  UntagResource: untagResource,
  UpdateComputeEnvironment: updateComputeEnvironment,
  UpdateConsumableResource: notEmulated,
  UpdateJobQueue: updateJobQueue,
  UpdateQuotaShare: notEmulated,
  UpdateSchedulingPolicy: notEmulated,
  UpdateServiceEnvironment: notEmulated,
  UpdateServiceJob: notEmulated,
};
