import type { ComputeResource, CreateComputeEnvironmentRequest, ManagedInstancesProvider } from '@aws-sdk/client-batch';
import type { ComputeEnvironmentRecord } from '../../batch/compute-environment/compute-environment-record.js';
import { getComputeEnvironment } from '../../batch/compute-environment/compute-environment-table.js';
import { computeEnvironmentTransitions } from '../../batch/compute-environment/compute-environment-transitions.js';
import { createComputeEnvironment } from '../../batch/compute-environment/create-compute-environment.js';
import { isFargate, launchesInstances } from '../../batch/compute-environment/environment-kind.js';
import { updateComputeEnvironment } from '../../batch/compute-environment/update-compute-environment.js';
import { planvCpus } from '../../batch/scheduler/plan-instances.js';
import { setDesired } from '../../batch/scheduler/scale.js';
import { vcpusOf } from '../../batch/scheduler/site.js';
import { surveySite } from '../../batch/scheduler/survey-site.js';
import { settleTarget } from '../seeding/settle-target.js';
import type { ComputeEnvironmentSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';

const NETWORK = {
  subnets: ['subnet-0a1b2c3d4e5f60718'],
  securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
};

const PROVIDER: ManagedInstancesProvider = {
  infrastructureRoleArn: 'ecsInfrastructureRole',
  instanceLaunchTemplate: {
    ec2InstanceProfileArn: 'ecsInstanceProfile',
    networkConfiguration: { subnets: NETWORK.subnets, securityGroups: NETWORK.securityGroupIds },
  },
};

export function seedComputeEnvironment(seeding: BatchSeeding, seed: string | ComputeEnvironmentSeed): string {
  const { draft, context } = seeding;
  const { state = 'ENABLED', ...given } =
    typeof seed === 'string' ? ({ computeEnvironmentName: seed } as ComputeEnvironmentSeed) : seed;
  const request = readRequest('CreateComputeEnvironment', withDefaults(given));
  const { computeEnvironmentArn: arn = '' } = createComputeEnvironment(draft.batch, request, context);
  settle(seeding, arn);
  launchLeast(seeding, getComputeEnvironment(draft.batch, arn, context.scope));
  if (state !== 'ENABLED') {
    const update = readRequest('UpdateComputeEnvironment', { computeEnvironment: arn, state });
    updateComputeEnvironment(draft.batch, update, context);
    settle(seeding, arn);
  }
  return arn;
}

function settle({ draft, context }: BatchSeeding, arn: string): void {
  settleTarget(draft.transitions, arn, (next) =>
    computeEnvironmentTransitions[next.kind]?.(draft.batch, next, context),
  );
}

/** The instances that an environment always has, or begins with, are there. */
function launchLeast({ draft, context }: BatchSeeding, environment: ComputeEnvironmentRecord): void {
  if (!launchesInstances(environment)) return;
  const { minvCpus = 0, desiredvCpus = 0 } = environment.computeResources ?? {};
  const { types } = surveySite(draft.batch, environment, context);
  const launch = planvCpus(types, Math.max(minvCpus, desiredvCpus));
  for (const instanceType of launch) context.host.launchInstance(environment, instanceType);
  setDesired(draft.batch, environment, vcpusOf(surveySite(draft.batch, environment, context)));
}

function withDefaults({
  type = 'MANAGED',
  computeResources,
  ...given
}: ComputeEnvironmentSeed): CreateComputeEnvironmentRequest {
  if (type === 'UNMANAGED') {
    return {
      type,
      serviceRole: 'AWSBatchServiceRole',
      ...(computeResources && { computeResources: fill(computeResources) }),
      ...given,
    };
  }
  const strategy = given.eksConfiguration && { allocationStrategy: 'BEST_FIT_PROGRESSIVE' as const };
  return { type, ...given, computeResources: fill({ ...strategy, ...computeResources }) };
}

/** What the type of resources cannot do without. */
function fill(given: Partial<ComputeResource>): ComputeResource {
  const { type = 'EC2', maxvCpus = 256 } = given;
  const resources = { ...given, type, maxvCpus };
  if (type === 'ECS_MANAGED_INSTANCES') return { managedInstancesProvider: PROVIDER, ...resources };
  if (isFargate({ computeResources: resources })) return { ...NETWORK, ...resources };
  return {
    ...NETWORK,
    minvCpus: 0,
    instanceTypes: ['optimal'],
    instanceRole: 'ecsInstanceRole',
    ...(type === 'SPOT' && given.spotIamFleetRole === undefined && { allocationStrategy: 'SPOT_CAPACITY_OPTIMIZED' }),
    ...resources,
  };
}
