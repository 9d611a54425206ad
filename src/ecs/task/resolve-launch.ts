import type { CapacityProviderStrategyItem, LaunchType, RunTaskRequest } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import {
  launchTypeOfProvider,
  readCapacityProviderStrategy,
} from '../capacity-provider/read-capacity-provider-strategy.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';

export interface Launch {
  readonly launchType: LaunchType;
  /** Undefined where no capacity provider is involved. */
  readonly strategy: readonly CapacityProviderStrategyItem[] | undefined;
}

export interface LaunchRequest {
  readonly input: Pick<RunTaskRequest, 'launchType' | 'capacityProviderStrategy'>;
  readonly cluster: ClusterRecord;
}

/** The launch type of the request, or its strategy, or the default strategy of the cluster, or EC2. */
export function resolveLaunch(draft: EcsDraft, { input, cluster }: LaunchRequest, scope: Scope): Launch {
  if (input.launchType !== undefined) return { launchType: input.launchType, strategy: undefined };
  const given = input.capacityProviderStrategy?.length
    ? input.capacityProviderStrategy
    : cluster.defaultCapacityProviderStrategy;
  if (given.length === 0) return { launchType: 'EC2', strategy: undefined };
  const strategy = readCapacityProviderStrategy(
    draft,
    { strategy: given, associated: cluster.capacityProviders },
    scope,
  );
  if (strategy.every(({ weight }) => weight === 0)) {
    throw invalidParameter(
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. ' +
        'Specify a weight value greater than zero for at least one capacity provider and try again.',
    );
  }
  return { launchType: launchTypeOfProvider(draft, strategy[0]?.capacityProvider ?? '', scope), strategy };
}
