import type {
  ComputeEnvironmentDetail,
  JobDefinition,
  JobDetail,
  JobQueueDetail,
  QuotaShareDetail,
  SchedulingPolicyDetail,
  ServiceEnvironmentDetail,
} from '@aws-sdk/client-batch';
import { batchOutputShapes } from '../../../batch/generated/output-shapes.js';
import { batchShapes } from '../../../batch/generated/shapes.js';
import type { FromAws } from '../../seeding/described.js';
import { readDocuments, type DocumentRules } from '../../seeding/read-documents.js';

/** What the documents of a seed say. */
export interface BatchDocuments {
  readonly computeEnvironments: readonly FromAws<ComputeEnvironmentDetail>[];
  readonly serviceEnvironments: readonly FromAws<ServiceEnvironmentDetail>[];
  readonly schedulingPolicies: readonly FromAws<SchedulingPolicyDetail>[];
  readonly jobQueues: readonly FromAws<JobQueueDetail>[];
  readonly quotaShares: readonly FromAws<QuotaShareDetail>[];
  readonly jobDefinitions: readonly FromAws<JobDefinition>[];
  /** Children and nodes come after their parents. */
  readonly jobs: readonly FromAws<JobDetail>[];
}

const RULES: DocumentRules = {
  shapesOf: () => ({ ...batchShapes().shapes, ...batchOutputShapes() }),
  kinds: {
    computeEnvironments: {
      response: 'DescribeComputeEnvironmentsResponse',
      command: 'aws batch describe-compute-environments',
    },
    serviceEnvironments: {
      response: 'DescribeServiceEnvironmentsResponse',
      command: 'aws batch describe-service-environments',
    },
    schedulingPolicies: {
      response: 'DescribeSchedulingPoliciesResponse',
      command: 'aws batch describe-scheduling-policies',
    },
    jobQueues: { response: 'DescribeJobQueuesResponse', command: 'aws batch describe-job-queues' },
    quotaShares: { response: 'ListQuotaSharesResponse', command: 'aws batch list-quota-shares' },
    jobDefinitions: { response: 'DescribeJobDefinitionsResponse', command: 'aws batch describe-job-definitions' },
    jobs: { response: 'DescribeJobsResponse', command: 'aws batch describe-jobs' },
  },
};

export function readBatchDocuments(documents: readonly unknown[] | undefined, now: number): BatchDocuments {
  const found = readDocuments(RULES, documents, now);
  const list = <T>(member: string) => (found.get(member) ?? []) as readonly FromAws<T>[];
  const jobs = list<JobDetail>('jobs');
  return {
    computeEnvironments: list('computeEnvironments'),
    serviceEnvironments: list('serviceEnvironments'),
    schedulingPolicies: list('schedulingPolicies'),
    jobQueues: list('jobQueues'),
    quotaShares: list('quotaShares'),
    jobDefinitions: list('jobDefinitions'),
    jobs: [...jobs.filter((job) => !isPart(job)), ...jobs.filter(isPart)],
  };
}

function isPart({ value: { jobId = '' } }: FromAws<JobDetail>): boolean {
  return /[:#]/.test(jobId);
}
