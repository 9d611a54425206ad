import type { Draft } from 'immer';
import { serviceOf, type ServiceStep } from '../service/service-step.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';

/** The service deployment that is under way. */
export function currentServiceDeployment({
  draft,
  serviceArn,
}: Pick<ServiceStep, 'draft' | 'serviceArn'>): ServiceDeploymentRecord | undefined {
  const { currentServiceDeployment: arn } = serviceOf({ draft, serviceArn });
  return arn === undefined ? undefined : draft.serviceDeployments.get(arn);
}

/** Changes the service deployment that is under way, where there is one. */
export function noteServiceDeployment(
  step: ServiceStep,
  recipe: (deployment: Draft<ServiceDeploymentRecord>) => void,
): void {
  const current = currentServiceDeployment(step);
  if (current === undefined) return;
  step.draft.serviceDeployments.update(current.serviceDeploymentArn, (deployment) => {
    recipe(deployment);
    deployment.updatedAt = step.context.now;
  });
}
