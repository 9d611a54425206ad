import type { ServiceRevision } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { toManagedResourcesView } from '../express-gateway-service/managed-resources-view.js';
import { listGatewayConnections } from '../gateway/list-gateway-connections.js';
import { resolvePlatformVersion } from '../task/resolve-platform-version.js';
import { listImages } from './list-images.js';
import { resolveLoadBalancers } from './resolve-load-balancers.js';
import type { ServiceRevisionRecord } from './service-revision-record.js';

export function toServiceRevisionView(draft: EcsDraft, revision: ServiceRevisionRecord): ServiceRevision {
  const { serviceRevisionArn, serviceArn, clusterArn, spec, createdAt } = revision;
  const { express: _, ...shown } = spec;
  const { platformVersion, loadBalancers } = spec;
  return {
    ...{ serviceRevisionArn, serviceArn, clusterArn },
    ...shown,
    ...(platformVersion !== undefined && { platformVersion: resolvePlatformVersion(platformVersion, spec) }),
    containerImages: listImages(draft, spec.taskDefinition),
    guardDutyEnabled: false,
    ...(loadBalancers.length > 0 && {
      resolvedConfiguration: { loadBalancers: resolveLoadBalancers(draft, revision) },
    }),
    ...toManagedView(draft, revision),
    createdAt: new Date(createdAt),
  };
}

/** What ECS has set up for a service of Express Mode, and for one that is reached from gateways. */
function toManagedView(draft: EcsDraft, { serviceArn, spec }: ServiceRevisionRecord): Partial<ServiceRevision> {
  const [connector] = spec.gatewayConnectors ?? [];
  const express = draft.expressGatewayServices.get(serviceArn);
  const { definition } = draft.taskDefinitions.get(spec.taskDefinition) ?? {};
  const ecsManagedResources = {
    ...(express && spec.express && definition && toManagedResourcesView({ express, spec, definition }, spec.express)),
    ...(connector && { gatewayConnections: listGatewayConnections(draft, serviceArn, connector) }),
  };
  return Object.keys(ecsManagedResources).length > 0 ? { ecsManagedResources } : {};
}
