import type { Draft } from 'immer';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { findTaskSet } from '../task-set/task-set-table.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';
import { noteDeployment } from './service-step.js';

/** What starts tasks: a deployment of a service, or one of its task sets. */
export type Starter = Pick<DeploymentRecord, 'id' | 'backoff'>;

export function listStarters(draft: EcsDraft, { serviceArn, deployments }: ServiceRecord): readonly Starter[] {
  return [...deployments, ...draft.taskSets.list('byService', [serviceArn])];
}

export interface StarterStep {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now'>;
  readonly serviceArn: string;
}

/** Changes what has that id, where it has not gone. */
export function changeStarter(step: StarterStep, id: string, recipe: (starter: Draft<Starter>) => void): void {
  const taskSet = findTaskSet(step.draft, step.serviceArn, id);
  if (taskSet === undefined) noteDeployment(step, id, recipe);
  else step.draft.taskSets.update(taskSet.taskSetArn, recipe);
}
