import type { UpdateServiceRequest, UpdateServiceResponse } from '@aws-sdk/client-ecs';
import { castDraft } from 'immer';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { startDeployment } from '../service-deployment/start-deployment.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import { fillDeploymentConfiguration } from './fill-deployment-configuration.js';
import type { LaunchSpec } from './launch-spec.js';
import { readLaunchSpec } from './read-launch-spec.js';
import { requestReconcile } from './request-reconcile.js';
import { noteService, serviceOf } from './service-step.js';
import { getActiveService, serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

export function updateService(
  draft: EcsDraft,
  input: UpdateServiceRequest,
  context: EcsContext,
): UpdateServiceResponse {
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const found = getActiveService(draft, serviceArnOf(cluster, input.service ?? '', context.scope));
  const { serviceArn, schedulingStrategy, deploymentConfiguration: before } = found;
  const step = { draft, context, serviceArn };
  const taskDefinition = getRunnableTaskDefinition(
    draft,
    input.taskDefinition ?? found.spec?.taskDefinition ?? '',
    context.scope,
  );
  const spec = readLaunchSpec(draft, { input: { ...found.spec, ...input } as never, cluster, taskDefinition }, context);
  noteService(step, (service) => {
    service.desiredCount = input.desiredCount ?? service.desiredCount;
    service.deploymentConfiguration = castDraft(
      fillDeploymentConfiguration(input.deploymentConfiguration, { schedulingStrategy, before }),
    );
    service.isSteady = false;
    service.spec = castDraft(spec);
  });
  if (input.forceNewDeployment || differs(found.spec, spec)) startDeployment(step, spec);
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs }, context);
  return { service: toServiceView(draft, serviceOf(step), { withTags: true }) };
}

/** A capacity provider strategy alone makes no new deployment. */
function differs(before: LaunchSpec | undefined, after: LaunchSpec): boolean {
  const text = (spec: LaunchSpec | undefined) => JSON.stringify({ ...spec, capacityProviderStrategy: undefined });
  return text(before) !== text(after);
}
