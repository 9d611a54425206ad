import type { ComputeEnvironmentOrder, CreateJobQueueRequest, ServiceEnvironmentOrder } from '@aws-sdk/client-batch';
import { isArn } from '../../aws/arn.js';
import type { ComputeEnvironmentRecord } from '../../batch/compute-environment/compute-environment-record.js';
import { findComputeEnvironment } from '../../batch/compute-environment/compute-environment-table.js';
import { arnOfReference } from '../../batch/identify.js';
import { createJobQueue } from '../../batch/job-queue/create-job-queue.js';
import { jobQueueTransitions } from '../../batch/job-queue/job-queue-transitions.js';
import { findSchedulingPolicy } from '../../batch/scheduling-policy/scheduling-policy-table.js';
import type { ServiceEnvironmentRecord } from '../../batch/service-environment/service-environment-record.js';
import { findServiceEnvironment } from '../../batch/service-environment/service-environment-table.js';
import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from '../seeding/seed-problem.js';
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

function withDefaults(seeding: BatchSeeding, seed: JobQueueSeed): CreateJobQueueRequest {
  const { computeEnvironments: _, serviceEnvironment: __, schedulingPolicy, priority = 1, ...given } = seed;
  return {
    ...given,
    priority,
    ...(schedulingPolicy !== undefined && { schedulingPolicyArn: namePolicy(seeding, schedulingPolicy) }),
    ...ordersOf(seeding, seed),
  };
}

type Orders = Pick<CreateJobQueueRequest, 'computeEnvironmentOrder' | 'serviceEnvironmentOrder'>;

function ordersOf(seeding: BatchSeeding, seed: JobQueueSeed): Orders {
  const { computeEnvironments, serviceEnvironment, computeEnvironmentOrder, serviceEnvironmentOrder } = seed;
  const given = [computeEnvironments, serviceEnvironment, computeEnvironmentOrder, serviceEnvironmentOrder];
  if (given.every((orders) => orders === undefined)) return defaultOrders(seeding);
  const names = computeEnvironments?.map((name, i) => nameEnvironment(seeding, name, i)) ?? [];
  const ofServices =
    serviceEnvironment === undefined
      ? serviceEnvironmentOrder
      : toServiceOrder(nameServiceEnvironment(seeding, serviceEnvironment));
  return {
    computeEnvironmentOrder: computeEnvironmentOrder ?? toOrder(names),
    ...(ofServices && { serviceEnvironmentOrder: ofServices }),
  };
}

/** All compute environments. Where there are none, the only service environment. */
function defaultOrders(seeding: BatchSeeding): Orders {
  const names = listEnvironments(seeding).map(({ computeEnvironmentArn }) => computeEnvironmentArn);
  const [only, ...others] = listServiceEnvironments(seeding);
  const isForServices = names.length === 0 && only !== undefined && others.length === 0;
  return {
    computeEnvironmentOrder: toOrder(names),
    ...(isForServices && { serviceEnvironmentOrder: toServiceOrder(only.serviceEnvironmentArn) }),
  };
}

function listEnvironments({ draft, context: { scope } }: BatchSeeding): ComputeEnvironmentRecord[] {
  return [...draft.batch.computeEnvironments.list('byScope', [scope.accountId, scope.region])];
}

function listServiceEnvironments({ draft, context: { scope } }: BatchSeeding): ServiceEnvironmentRecord[] {
  return [...draft.batch.serviceEnvironments.list('byScope', [scope.accountId, scope.region])];
}

function nameEnvironment(seeding: BatchSeeding, reference: unknown, index: number): string {
  const { draft, context } = seeding;
  const member = `computeEnvironments[${index}]`;
  if (typeof reference !== 'string') throw new SeedProblem(`${showValue(reference)} is no text.`, member);
  if (isArn(reference) || findComputeEnvironment(draft.batch, reference, context.scope) !== undefined) return reference;
  throw unknownReference({
    ...{ member, reference, kind: 'compute environment' },
    missing: `computeEnvironments: ['${reference}']`,
    known: listEnvironments(seeding).map(({ computeEnvironmentName }) => computeEnvironmentName),
  });
}

function nameServiceEnvironment(seeding: BatchSeeding, reference: string): string {
  const { draft, context } = seeding;
  if (isArn(reference) || findServiceEnvironment(draft.batch, reference, context.scope) !== undefined) return reference;
  throw unknownReference({
    ...{ member: 'serviceEnvironment', reference, kind: 'service environment' },
    missing: `serviceEnvironments: ['${reference}']`,
    known: listServiceEnvironments(seeding).map(({ serviceEnvironmentName }) => serviceEnvironmentName),
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

function toServiceOrder(serviceEnvironment: string): ServiceEnvironmentOrder[] {
  return [{ order: 1, serviceEnvironment }];
}
