import type { Deployment, Service, TaskSet } from '@aws-sdk/client-ecs';
import type { LaunchSpec } from '../../../ecs/service/launch-spec.js';
import type { Described } from '../../seeding/described.js';
import { pick } from '../../seeding/pick.js';

type Copied =
  | 'platformVersion'
  | 'platformFamily'
  | 'networkConfiguration'
  | 'serviceConnectConfiguration'
  | 'volumeConfigurations'
  | 'vpcLatticeConfigurations';

const COPIED: readonly Copied[] = [
  ...(['platformVersion', 'platformFamily', 'networkConfiguration', 'serviceConnectConfiguration'] as const),
  ...(['volumeConfigurations', 'vpcLatticeConfigurations'] as const),
];

type Shown = Pick<Deployment, Copied | 'taskDefinition' | 'launchType' | 'capacityProviderStrategy'>;

/** What the tasks of a deployment or task set were launched from, as far as AWS shows it. */
export function readSpec(
  shown: Described<Shown>,
  {
    loadBalancers = [],
    serviceRegistries = [],
  }: Described<Pick<Service | TaskSet, 'loadBalancers' | 'serviceRegistries'>>,
): LaunchSpec {
  const { taskDefinition = '', launchType = 'EC2', capacityProviderStrategy = [] } = shown;
  return {
    taskDefinition,
    ...(capacityProviderStrategy.length > 0 ? { capacityProviderStrategy } : { launchType }),
    ...pick(shown, COPIED),
    ...{ loadBalancers, serviceRegistries },
  };
}
