import type { UpdateContainerAgentRequest, UpdateContainerAgentResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { AGENT_UPDATE, CURRENT_AGENT_VERSION } from './container-instance-transitions.js';
import { changeContainerInstance } from './change-container-instance.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { containerInstanceArnOf, getContainerInstance } from './container-instance-table.js';
import { toContainerInstanceView } from './container-instance-view.js';

export function updateContainerAgent(
  draft: EcsDraft,
  input: UpdateContainerAgentRequest,
  context: EcsContext,
): UpdateContainerAgentResponse {
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const arn = containerInstanceArnOf(cluster, input.containerInstance ?? '', context.scope);
  assertUpdatable(getContainerInstance(draft, arn));
  const instance = changeContainerInstance(
    { draft, context, containerInstanceArn: arn },
    { agentUpdateStatus: 'PENDING' },
  );
  context.schedule({ kind: AGENT_UPDATE, target: arn, afterMs: context.timing.agentUpdatePhaseMs });
  return { containerInstance: toContainerInstanceView(draft, instance) };
}

/** Assumption: the wordings; the exceptions are on record. */
function assertUpdatable({ agentUpdateStatus, versionInfo: { agentVersion } }: ContainerInstanceRecord): void {
  if (agentUpdateStatus !== undefined && agentUpdateStatus !== 'UPDATED' && agentUpdateStatus !== 'FAILED') {
    throw new ApiError(
      'UpdateInProgressException',
      'There is already an update in progress for this container instance.',
    );
  }
  if (agentVersion === undefined) {
    throw new ApiError(
      'MissingVersionException',
      'Amazon ECS is unable to determine the current version of the container agent.',
    );
  }
  if (agentVersion === CURRENT_AGENT_VERSION) {
    throw new ApiError('NoUpdateAvailableException', 'There is no update available for the container agent.');
  }
}
