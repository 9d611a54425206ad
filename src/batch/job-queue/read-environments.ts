import type {
  ComputeEnvironmentOrder,
  CreateJobQueueRequest,
  JobQueueType,
  ServiceEnvironmentOrder,
} from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import type { ComputeEnvironmentRecord } from '../compute-environment/compute-environment-record.js';
import { findComputeEnvironment } from '../compute-environment/compute-environment-table.js';
import { readServiceEnvironments } from './read-service-environments.js';
import { assertCompatible, assertQueueType, queueTypeOf } from './rules/compatibility-rules.js';
import { assertSchedulingPolicyExists } from './rules/scheduling-policy-rules.js';

/** What a request refers to. */
type References = Pick<
  CreateJobQueueRequest,
  'computeEnvironmentOrder' | 'serviceEnvironmentOrder' | 'schedulingPolicyArn' | 'jobQueueType'
>;

export interface QueueEnvironments {
  computeEnvironmentOrder: ComputeEnvironmentOrder[];
  serviceEnvironmentOrder: ServiceEnvironmentOrder[];
  /** Undefined without environments. */
  jobQueueType: JobQueueType | undefined;
}

/** Finds what the request refers to, and gives the environments as the queue keeps them. */
export function readEnvironments(draft: BatchDraft, references: References, scope: Scope): QueueEnvironments {
  const { computeEnvironmentOrder = [], serviceEnvironmentOrder = [], schedulingPolicyArn } = references;
  const attached = computeEnvironmentOrder
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ order, computeEnvironment = '' }) => {
      return { order, environment: getValidEnvironment(draft, computeEnvironment, scope) };
    });
  const services = readServiceEnvironments(draft, serviceEnvironmentOrder, scope);
  assertSchedulingPolicyExists(draft, schedulingPolicyArn, scope);
  const environments = attached.map(({ environment }) => environment);
  assertCompatible(environments);
  assertQueueType(references.jobQueueType, environments);
  return {
    computeEnvironmentOrder: attached.map(({ order, environment }) => {
      return { order, computeEnvironment: environment.computeEnvironmentArn };
    }),
    serviceEnvironmentOrder: services,
    jobQueueType: services.length > 0 ? 'SAGEMAKER_TRAINING' : environments[0] && queueTypeOf(environments[0]),
  };
}

/** An environment that is DISABLED may be attached. */
function getValidEnvironment(draft: BatchDraft, reference: string, scope: Scope): ComputeEnvironmentRecord {
  const environment = findComputeEnvironment(draft, reference, scope);
  if (environment?.status === 'VALID') return environment;
  throw clientException('Compute Environments must be created and valid before attaching them to a job queue');
}
