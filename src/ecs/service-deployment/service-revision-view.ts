import type { ContainerImage, ServiceRevision } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { resolvePlatformVersion } from '../task/resolve-platform-version.js';
import { resolveLoadBalancers } from './resolve-load-balancers.js';
import type { ServiceRevisionRecord } from './service-revision-record.js';

export function toServiceRevisionView(draft: EcsDraft, revision: ServiceRevisionRecord): ServiceRevision {
  const { serviceRevisionArn, serviceArn, clusterArn, spec, createdAt } = revision;
  const { platformVersion, loadBalancers } = spec;
  return {
    ...{ serviceRevisionArn, serviceArn, clusterArn },
    ...spec,
    ...(platformVersion !== undefined && { platformVersion: resolvePlatformVersion(platformVersion, spec) }),
    containerImages: listImages(draft, spec.taskDefinition),
    guardDutyEnabled: false,
    ...(loadBalancers.length > 0 && {
      resolvedConfiguration: { loadBalancers: resolveLoadBalancers(draft, revision) },
    }),
    createdAt: new Date(createdAt),
  };
}

/** Without digests: the registry would have to be asked for what a tag stood for when the deployment began. */
function listImages(draft: EcsDraft, taskDefinitionArn: string): ContainerImage[] {
  const { containerDefinitions = [] } = draft.taskDefinitions.get(taskDefinitionArn)?.definition ?? {};
  return containerDefinitions.map(({ name, image }) => ({ containerName: name, image }));
}
