import type { ComputeEnvironmentOrder, CreateJobQueueRequest } from '@aws-sdk/client-batch';
import { isArn } from '../../aws/arn.js';
import { findComputeEnvironment } from '../../batch/compute-environment/compute-environment-table.js';
import { arnOfReference } from '../../batch/identify.js';
import { createJobQueue } from '../../batch/job-queue/create-job-queue.js';
import { jobQueueTransitions } from '../../batch/job-queue/job-queue-transitions.js';
import { findSchedulingPolicy } from '../../batch/scheduling-policy/scheduling-policy-table.js';
import { findServiceEnvironment } from '../../batch/service-environment/service-environment-table.js';
import { settleTarget } from '../seeding/settle-target.js';
import { unknownReference } from '../seeding/unknown-reference.js';
import type { JobQueueSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';

export function seedJobQueue(seeding: BatchSeeding, seed: string | JobQueueSeed): string {
  const { draft, context } = seeding;
  const given = typeof seed === 'string' ? ({ jobQueueName: seed } as JobQueueSeed) : seed;
  const request = readRequest('CreateJobQueue', withDefaults(seeding, given));
  const { jobQueueArn = '' } = createJobQueue(draft.batch, request, context);
  settleTarget(draft.transitions, jobQueueArn, (next) => jobQueueTransitions[next.kind]?.(draft.batch, next, context));
  return jobQueueArn;
}

function withDefaults(
  seeding: BatchSeeding,
  { computeEnvironments, serviceEnvironment, schedulingPolicy, priority = 1, ...given }: JobQueueSeed,
): CreateJobQueueRequest {
  const { computeEnvironmentOrder } = given;
  const serviceEnvironmentOrder =
    serviceEnvironment === undefined
      ? given.serviceEnvironmentOrder
      : [{ order: 1, serviceEnvironment: nameServiceEnvironment(seeding, serviceEnvironment) }];
  const names =
    computeEnvironments?.map((name, i) => nameEnvironment(seeding, name, i)) ??
    (serviceEnvironmentOrder === undefined ? listEnvironments(seeding) : []);
  return {
    ...given,
    priority,
    ...(schedulingPolicy !== undefined && { schedulingPolicyArn: namePolicy(seeding, schedulingPolicy) }),
    computeEnvironmentOrder: computeEnvironmentOrder ?? toOrder(names),
    ...(serviceEnvironmentOrder && { serviceEnvironmentOrder }),
  };
}

function listEnvironments({ draft, context: { scope } }: BatchSeeding): string[] {
  const environments = [...draft.batch.computeEnvironments.list('byScope', [scope.accountId, scope.region])];
  return environments.map(({ computeEnvironmentArn }) => computeEnvironmentArn);
}

function nameEnvironment({ draft, context: { scope } }: BatchSeeding, reference: string, index: number): string {
  if (isArn(reference) || findComputeEnvironment(draft.batch, reference, scope) !== undefined) return reference;
  const environments = [...draft.batch.computeEnvironments.list('byScope', [scope.accountId, scope.region])];
  throw unknownReference({
    ...{ member: `computeEnvironments[${index}]`, reference, kind: 'compute environment' },
    missing: `computeEnvironments: ['${reference}']`,
    known: environments.map(({ computeEnvironmentName }) => computeEnvironmentName),
  });
}

function nameServiceEnvironment({ draft, context: { scope } }: BatchSeeding, reference: string): string {
  if (isArn(reference) || findServiceEnvironment(draft.batch, reference, scope) !== undefined) return reference;
  const environments = [...draft.batch.serviceEnvironments.list('byScope', [scope.accountId, scope.region])];
  throw unknownReference({
    ...{ member: 'serviceEnvironment', reference, kind: 'service environment' },
    missing: `serviceEnvironments: ['${reference}']`,
    known: environments.map(({ serviceEnvironmentName }) => serviceEnvironmentName),
  });
}

function namePolicy({ draft, context: { scope } }: BatchSeeding, reference: string): string {
  const arn = arnOfReference(scope, 'scheduling-policy', reference);
  if (findSchedulingPolicy(draft.batch, arn, scope) !== undefined) return arn;
  const policies = [...draft.batch.schedulingPolicies.list('byScope', [scope.accountId, scope.region])];
  throw unknownReference({
    ...{ member: 'schedulingPolicy', reference, kind: 'scheduling policy' },
    missing: `schedulingPolicies: ['${reference}']`,
    known: policies.map(({ name }) => name),
  });
}

function toOrder(names: readonly string[]): ComputeEnvironmentOrder[] {
  return names.map((computeEnvironment, index) => ({ order: index + 1, computeEnvironment }));
}
