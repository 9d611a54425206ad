import type { ComputeEnvironmentDetail, JobDefinition, JobDetail, JobQueueDetail } from '@aws-sdk/client-batch';
import { batchOutputShapes } from '../../../batch/generated/output-shapes.js';
import type { FromAws } from '../../seeding/described.js';
import { readDocuments, type DocumentRules } from '../../seeding/read-documents.js';

/** What the documents of a seed say. */
export interface BatchDocuments {
  readonly computeEnvironments: readonly FromAws<ComputeEnvironmentDetail>[];
  readonly jobQueues: readonly FromAws<JobQueueDetail>[];
  readonly jobDefinitions: readonly FromAws<JobDefinition>[];
  /** Children and nodes come after their parents. */
  readonly jobs: readonly FromAws<JobDetail>[];
}

const RULES: DocumentRules = {
  shapesOf: batchOutputShapes,
  kinds: {
    computeEnvironments: {
      response: 'DescribeComputeEnvironmentsResponse',
      command: 'aws batch describe-compute-environments',
    },
    jobQueues: { response: 'DescribeJobQueuesResponse', command: 'aws batch describe-job-queues' },
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
    jobQueues: list('jobQueues'),
    jobDefinitions: list('jobDefinitions'),
    jobs: [...jobs.filter((job) => !isPart(job)), ...jobs.filter(isPart)],
  };
}

function isPart({ value: { jobId = '' } }: FromAws<JobDetail>): boolean {
  return /[:#]/.test(jobId);
}
