import type { Draft } from 'immer';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';
import { getService } from './service-table.js';

/** One service at one moment: what the scheduler and the actions work on. */
export interface ServiceStep {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
  readonly serviceArn: string;
}

export type ServiceRecipe = (service: Draft<ServiceRecord>) => void;

export function serviceOf({ draft, serviceArn }: Pick<ServiceStep, 'draft' | 'serviceArn'>): ServiceRecord {
  return getService(draft, serviceArn);
}

export function noteService(
  { draft, serviceArn }: Pick<ServiceStep, 'draft' | 'serviceArn'>,
  recipe: ServiceRecipe,
): ServiceRecord {
  return draft.services.update(serviceArn, recipe);
}

/** The deployment whose tasks shall run. Services with task sets have none. */
export function primaryOf(service: ServiceRecord): DeploymentRecord | undefined {
  return service.deployments.find(({ status }) => status === 'PRIMARY');
}

/** Changes one deployment of a service, where it has not gone. */
export function noteDeployment(
  {
    draft,
    context,
    serviceArn,
  }: Pick<ServiceStep, 'draft' | 'serviceArn'> & {
    readonly context: Pick<EcsTransitionContext, 'now'>;
  },
  id: string | undefined,
  recipe: (deployment: Draft<DeploymentRecord>) => void,
): void {
  noteService({ draft, serviceArn }, ({ deployments }) => {
    for (const deployment of deployments) {
      if (deployment.id !== id) continue;
      recipe(deployment);
      deployment.updatedAt = context.now;
    }
  });
}
