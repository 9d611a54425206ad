import type { ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { answerHook } from './answer-hook.js';
import { findHook } from './note-hook.js';
import { getServiceDeployment } from './service-deployment-table.js';

export function continueServiceDeployment(
  draft: EcsDraft,
  { serviceDeploymentArn: reference = '', hookId = '', action = 'CONTINUE' }: ContinueServiceDeploymentRequest,
  context: EcsContext,
): ContinueServiceDeploymentResponse {
  const deployment = getServiceDeployment(draft, reference, context.scope);
  const { serviceDeploymentArn, serviceArn, status } = deployment;
  const hook = findHook(deployment, hookId);
  // Assumption: the exception and the wordings.
  if (hook === undefined) throw invalidParameter(`Lifecycle hook ${hookId} was not found.`);
  if (status !== 'IN_PROGRESS' || hook.status !== 'AWAITING_ACTION') {
    throw invalidParameter(`Lifecycle hook ${hookId} is not awaiting action.`);
  }
  answerHook({ draft, context, serviceArn }, hookId, action === 'CONTINUE' ? 'SUCCEEDED' : 'FAILED');
  return { serviceDeploymentArn };
}
