import type {
  InstanceLaunchTemplate,
  InstanceLaunchTemplateUpdate,
  UpdateCapacityProviderRequest,
  UpdateCapacityProviderResponse,
} from '@aws-sdk/client-ecs';
import { castDraft } from 'immer';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { getCapacityProvider } from './capacity-provider-table.js';
import { UPDATED } from './capacity-provider-steps.js';
import { toCapacityProviderView } from './capacity-provider-view.js';
import { readGroupSettings } from './read-group-settings.js';
import { assertManagedInstances } from './read-managed-instances.js';

/** What changes is shown at once; it takes effect for the instances that are launched from then on. */
export function updateCapacityProvider(
  draft: EcsDraft,
  input: UpdateCapacityProviderRequest,
  context: EcsContext,
): UpdateCapacityProviderResponse {
  const found = getCapacityProvider(draft, input.name ?? '', context.scope);
  if (input.cluster !== undefined) getActiveCluster(draft, input.cluster, context.scope);
  const settings = readSettings(draft, { input, found }, context);
  // Assumption: the wording.
  if (found.updateStatus?.endsWith('_IN_PROGRESS')) {
    throw clientException(
      'The specified capacity provider is being updated. Wait for the update to complete and try again.',
    );
  }
  const provider = draft.capacityProviders.update(found.capacityProviderArn, (record) => {
    Object.assign(record, castDraft(settings));
    record.updateStatus = 'UPDATE_IN_PROGRESS';
    delete record.updateStatusReason;
  });
  const afterMs = context.timing.capacityProviderUpdateMs;
  context.schedule({ kind: UPDATED, target: provider.capacityProviderArn, afterMs });
  return { capacityProvider: toCapacityProviderView(provider, ['TAGS']) };
}

interface Update {
  readonly input: UpdateCapacityProviderRequest;
  readonly found: CapacityProviderRecord;
}

type Settings = Pick<CapacityProviderRecord, 'autoScalingGroupProvider' | 'managedInstancesProvider'>;

/** Assumption: the wording of the refusals. */
function readSettings(draft: EcsDraft, { input, found }: Update, { scope }: EcsContext): Settings {
  const { autoScalingGroupProvider: group, managedInstancesProvider: instances } = input;
  const { autoScalingGroupProvider: current } = found;
  if ((group === undefined) === (instances === undefined)) {
    throw invalidParameter('Specify either autoScalingGroupProvider or managedInstancesProvider, but not both.');
  }
  if ((group === undefined) === (current !== undefined)) {
    throw invalidParameter('The type of a capacity provider cannot be changed.');
  }
  if (group !== undefined && current !== undefined) {
    return { autoScalingGroupProvider: readGroupSettings(draft, { given: group, current }, scope) };
  }
  const { instanceLaunchTemplate: template, ...others } = instances ?? {};
  assertManagedInstances(template);
  const old = found.managedInstancesProvider;
  return {
    managedInstancesProvider: {
      ...old,
      ...others,
      instanceLaunchTemplate: mergeTemplate(old?.instanceLaunchTemplate, template),
    },
  };
}

function mergeTemplate(
  old: InstanceLaunchTemplate | undefined,
  update: InstanceLaunchTemplateUpdate | undefined,
): InstanceLaunchTemplate {
  return {
    ...old,
    ...update,
    ec2InstanceProfileArn: update?.ec2InstanceProfileArn ?? old?.ec2InstanceProfileArn,
    networkConfiguration: update?.networkConfiguration ?? old?.networkConfiguration,
  };
}
