import { scopeOfArn } from '../aws/arn.js';
import { zonesOfRegion } from '../aws/zones-of-region.js';
import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import { isFargate } from '../batch/compute-environment/environment-kind.js';
import type { EcsDraft } from '../ecs/ecs-state.js';
import { chooseFargateSubnets } from '../ecs/shortage/fargate-capacity.js';
import { openZones } from '../ecs/shortage/shortage-table.js';
import { findSubnets, zonesOf, type RequestedSubnet } from '../ecs/task/subnet-table.js';

type Environment = Pick<ComputeEnvironmentRecord, 'ecsClusterArn' | 'computeResources'>;

/** Those that a task of the environment can be in now. */
export function listSubnetsOf(draft: EcsDraft, environment: Environment): readonly RequestedSubnet[] {
  const { ecsClusterArn = '', computeResources } = environment;
  const scope = scopeOfArn(ecsClusterArn);
  const subnets = findSubnets(draft, computeResources?.subnets ?? [], scope);
  return isFargate(environment) ? chooseFargateSubnets(draft, subnets, scope.region) : subnets;
}

/** Those in which an instance of the environment can be launched now: all of the Region where nobody has said in which the subnets are. */
export function listLaunchZonesOf(draft: EcsDraft, environment: Environment): readonly string[] {
  const { region } = scopeOfArn(environment.ecsClusterArn ?? '');
  return openZones(draft, zonesOf(listSubnetsOf(draft, environment)) ?? zonesOfRegion(region));
}
