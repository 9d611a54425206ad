import { isDeepStrictEqual } from 'node:util';
import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ExpressSpec } from '../express-gateway-service/express-gateway-service-record.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { launchTypeOfProvider } from '../capacity-provider/read-capacity-provider-strategy.js';
import type { LaunchSpec } from './launch-spec.js';
import { launchTypeOfSpec } from './launch-type-of-spec.js';
import { readLaunchSpec, type LaunchInput } from './read-launch-spec.js';

export interface SpecChange {
  readonly input: UpdateServiceRequest;
  readonly before: LaunchSpec;
  readonly cluster: ClusterRecord;
  readonly taskDefinition: TaskDefinitionRecord;
  /** Default: as before. */
  readonly express?: ExpressSpec | undefined;
}

/** What new tasks of a service are launched from after an update: what the request leaves out stays as it is. */
export function changeLaunchSpec(draft: EcsDraft, change: SpecChange, context: EcsContext): LaunchSpec {
  const { input, before, cluster, taskDefinition, express = before.express } = change;
  const merged = { ...before, ...input, ...mergeLaunch(draft, change, context), ...mergeNetwork(change) };
  return readLaunchSpec(draft, { input: merged, cluster, taskDefinition, express }, context);
}

type Launch = Pick<LaunchInput, 'launchType' | 'capacityProviderStrategy' | 'platformVersion'>;

/**
 * An empty strategy leads back to the launch type. Assumption: to that of the capacity providers. A platform version that was asked
 * for before stays as long as the tasks stay on Fargate.
 */
function mergeLaunch(draft: EcsDraft, { input, before }: SpecChange, { scope }: EcsContext): Launch {
  const strategy = input.capacityProviderStrategy ?? before.capacityProviderStrategy ?? [];
  const launchTypeBefore = launchTypeOfSpec(draft, before, scope);
  const [item] = strategy;
  const launchType = item ? launchTypeOfProvider(draft, item.capacityProvider ?? '', scope) : launchTypeBefore;
  const platformVersion = input.platformVersion ?? (launchType === 'FARGATE' ? before.platformVersion : undefined);
  return item
    ? { launchType: undefined, capacityProviderStrategy: strategy, platformVersion }
    : { launchType, capacityProviderStrategy: undefined, platformVersion };
}

/** Assumption: an empty configuration removes the one that was there, as empty lists do. */
function mergeNetwork({ input, before }: SpecChange): Pick<LaunchInput, 'networkConfiguration'> {
  const networkConfiguration = input.networkConfiguration ?? before.networkConfiguration;
  return { networkConfiguration: networkConfiguration?.awsvpcConfiguration && networkConfiguration };
}

/** Assumption: gateway connectors and monitoring are like the others, since a service revision has them, too. */
const DEPLOYED = [
  'taskDefinition',
  'networkConfiguration',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  'gatewayConnectors',
  'monitoring',
] as const satisfies readonly (keyof LaunchSpec)[];

/** Whether a change needs a new deployment. New capacity providers serve the tasks that are launched from now on. */
export function needsDeployment(before: LaunchSpec | undefined, after: LaunchSpec): boolean {
  if (before === undefined) return true;
  const hasOtherPlatform =
    before.platformVersion !== undefined &&
    after.platformVersion !== undefined &&
    before.platformVersion !== after.platformVersion;
  return hasOtherPlatform || DEPLOYED.some((member) => !isDeepStrictEqual(before[member], after[member]));
}
