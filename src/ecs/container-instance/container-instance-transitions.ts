import type { AgentUpdateStatus } from '@aws-sdk/client-ecs';
import type { EcsTransition } from '../ecs-context.js';
import { changeContainerInstance } from './change-container-instance.js';
import { terminateInstance } from './terminate-instance.js';

export const AGENT_UPDATE: string = 'ecs.container-instance.update-agent';
export const TERMINATE: string = 'ecs.container-instance.terminate';

export const CURRENT_AGENT_VERSION: string = '1.89.0';

const NEXT: Readonly<Partial<Record<AgentUpdateStatus, AgentUpdateStatus>>> = {
  PENDING: 'STAGING',
  STAGING: 'STAGED',
  STAGED: 'UPDATING',
  UPDATING: 'UPDATED',
};

/** One step of the update of an agent. */
const updateAgent: EcsTransition = (draft, { target }, context) => {
  const { agentUpdateStatus, versionInfo } = draft.containerInstances.get(target) ?? {};
  const next = agentUpdateStatus && NEXT[agentUpdateStatus];
  if (next === undefined) return;
  changeContainerInstance(
    { draft, context, containerInstanceArn: target },
    {
      agentUpdateStatus: next,
      ...(next === 'UPDATED' && { versionInfo: { ...versionInfo, agentVersion: CURRENT_AGENT_VERSION } }),
    },
  );
  if (next !== 'UPDATED') context.schedule({ kind: AGENT_UPDATE, target, afterMs: context.timing.agentUpdatePhaseMs });
};

export const containerInstanceTransitions: Readonly<Record<string, EcsTransition>> = {
  [AGENT_UPDATE]: updateAgent,
  [TERMINATE]: (draft, { target }, context) => terminateInstance({ draft, context, containerInstanceArn: target }),
};
