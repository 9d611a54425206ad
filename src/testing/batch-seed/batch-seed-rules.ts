import { batchInputRules } from '../../batch/input-rules.js';
import type { SeedRules } from '../seeding/assert-seed.js';
import type { BatchSeed, JobDefinitionSeed, JobQueueSeed, JobSeed } from './batch-seed.js';

export const batchSeedRules: SeedRules = {
  input: batchInputRules,
  kinds: {
    computeEnvironments: { operation: 'CreateComputeEnvironment', takesText: true, own: [] },
    serviceEnvironments: { operation: 'CreateServiceEnvironment', takesText: true, own: [] },
    schedulingPolicies: { operation: 'CreateSchedulingPolicy', takesText: true, own: [] },
    jobQueues: {
      operation: 'CreateJobQueue',
      takesText: true,
      own: ['computeEnvironments', 'serviceEnvironment', 'schedulingPolicy'] satisfies (keyof JobQueueSeed)[],
    },
    quotaShares: { operation: 'CreateQuotaShare', own: [] },
    jobDefinitions: {
      operation: 'RegisterJobDefinition',
      takesText: true,
      own: ['revision', 'status'] satisfies (keyof JobDefinitionSeed)[],
    },
    consumableResources: { operation: 'CreateConsumableResource', own: [] },
    jobs: {
      operation: 'SubmitJob',
      own: [
        'status',
        'count',
        'outcome',
        'attempts',
        'children',
        'createdAt',
        'startedAt',
        'stoppedAt',
      ] satisfies (keyof JobSeed)[],
    },
  } satisfies Partial<Record<keyof BatchSeed, unknown>>,
  others: ['region', 'described'],
};
