import type {
  ECSExpressGatewayService,
  ExpressGatewayServiceConfiguration,
  UpdatedExpressGatewayService,
} from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import type { ServiceRevisionRecord } from '../service-deployment/service-revision-record.js';
import { revisionOf } from '../service-deployment/service-revision-table.js';
import { primaryOf } from '../service/service-step.js';
import type { ExpressGatewayServiceRecord } from './express-gateway-service-record.js';
import type { ExpressService } from './express-gateway-service-table.js';
import { readManagedDefinition } from './managed-definition.js';

export function toExpressServiceView(
  draft: EcsDraft,
  { express, service }: ExpressService,
  { withTags }: { readonly withTags: boolean },
): ECSExpressGatewayService {
  return {
    ...toSharedView({ express, service }),
    infrastructureRoleArn: express.infrastructureRoleArn,
    currentDeployment: service.currentServiceDeployment,
    activeConfigurations: service.deployments.map(({ serviceRevisionArn }) =>
      toConfigurationView(draft, express, revisionOf(draft, serviceRevisionArn)),
    ),
    tags: withTags ? service.tags : [],
  };
}

export function toUpdatedServiceView(draft: EcsDraft, found: ExpressService): UpdatedExpressGatewayService {
  const { serviceRevisionArn = '' } = primaryOf(found.service) ?? {};
  return {
    ...toSharedView(found),
    targetConfiguration: toConfigurationView(draft, found.express, revisionOf(draft, serviceRevisionArn)),
  };
}

/** Assumption: the cluster is shown by its ARN. */
function toSharedView({ express, service }: ExpressService) {
  const { serviceArn, serviceName, clusterArn, status, createdAt } = service;
  return {
    ...{ cluster: clusterArn, serviceName, serviceArn, status: { statusCode: status } },
    ...{ createdAt: new Date(createdAt), updatedAt: new Date(express.updatedAt) },
  };
}

function toConfigurationView(
  draft: EcsDraft,
  { endpoint }: ExpressGatewayServiceRecord,
  { serviceRevisionArn, spec, createdAt }: ServiceRevisionRecord,
): ExpressGatewayServiceConfiguration {
  const { definition } = draft.taskDefinitions.get(spec.taskDefinition) ?? {};
  const { subnets, securityGroups } = spec.networkConfiguration?.awsvpcConfiguration ?? {};
  return {
    serviceRevisionArn,
    taskDefinitionArn: spec.taskDefinition,
    ...(definition && readManagedDefinition(definition)),
    networkConfiguration: { securityGroups, subnets },
    ...spec.express,
    ingressPaths: [{ accessType: 'PUBLIC', endpoint }],
    createdAt: new Date(createdAt),
  };
}
