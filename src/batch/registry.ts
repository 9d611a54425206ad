import type * as BatchSdk from '@aws-sdk/client-batch';
import { notEmulated, type ActionContext, type OperationOf } from '../pipeline/service.js';
import type { BatchDraft } from './batch-state.js';

/** Every command of the SDK's client, by the name of its operation. */
export type BatchOperation = OperationOf<keyof typeof BatchSdk>;

/** A reducer: it checks, changes the draft and gives the output, or throws an ApiError. */
export type BatchAction<Input = never> = (draft: BatchDraft, input: Input, context: ActionContext) => object;

/** A command that the SDK exports and this map lacks does not compile. */
export const batchActions: Readonly<Record<BatchOperation, BatchAction | typeof notEmulated>> = {
  CancelJob: notEmulated,
  CancelJobs: notEmulated,
  CreateComputeEnvironment: notEmulated,
  CreateConsumableResource: notEmulated,
  CreateJobQueue: notEmulated,
  CreateQuotaShare: notEmulated,
  CreateSchedulingPolicy: notEmulated,
  CreateServiceEnvironment: notEmulated,
  DeleteComputeEnvironment: notEmulated,
  DeleteConsumableResource: notEmulated,
  DeleteJobQueue: notEmulated,
  DeleteQuotaShare: notEmulated,
  DeleteSchedulingPolicy: notEmulated,
  DeleteServiceEnvironment: notEmulated,
  DeregisterJobDefinition: notEmulated,
  DescribeComputeEnvironments: notEmulated,
  DescribeConsumableResource: notEmulated,
  DescribeJobDefinitions: notEmulated,
  DescribeJobQueues: notEmulated,
  DescribeJobs: notEmulated,
  DescribeQuotaShare: notEmulated,
  DescribeSchedulingPolicies: notEmulated,
  DescribeServiceEnvironments: notEmulated,
  DescribeServiceJob: notEmulated,
  GetJobQueueSnapshot: notEmulated,
  ListConsumableResources: notEmulated,
  ListJobs: notEmulated,
  ListJobsByConsumableResource: notEmulated,
  ListQuotaShares: notEmulated,
  ListSchedulingPolicies: notEmulated,
  ListServiceJobs: notEmulated,
  ListTagsForResource: notEmulated,
  RegisterJobDefinition: notEmulated,
  SubmitJob: notEmulated,
  SubmitServiceJob: notEmulated,
  TagResource: notEmulated,
  TerminateJob: notEmulated,
  TerminateJobs: notEmulated,
  TerminateServiceJob: notEmulated,
  TerminateServiceJobs: notEmulated,
  UntagResource: notEmulated,
  UpdateComputeEnvironment: notEmulated,
  UpdateConsumableResource: notEmulated,
  UpdateJobQueue: notEmulated,
  UpdateQuotaShare: notEmulated,
  UpdateSchedulingPolicy: notEmulated,
  UpdateServiceEnvironment: notEmulated,
  UpdateServiceJob: notEmulated,
};
