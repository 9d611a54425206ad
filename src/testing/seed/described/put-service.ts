import type { Service } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn } from '../../../aws/arn.js';
import { rootUserArn } from '../../../ecs/root-user-arn.js';
import { fillDeploymentConfiguration } from '../../../ecs/service/fill-deployment-configuration.js';
import { FORGET_SERVICE } from '../../../ecs/service/service-kinds.js';
import type { ServiceRecord, ServiceSettings } from '../../../ecs/service/service-record.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { Seeding } from '../seeding.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import { longArn } from './long-arn.js';
import { completeCluster } from './put-cluster.js';
import { putDeployments } from './put-deployments.js';
import { putTaskSets } from './put-task-sets.js';

/** A service as AWS described it. Its tasks come afterwards. */
export function putService(seeding: Seeding, service: Described<Service>): string {
  const { draft, context } = seeding;
  const clusterArn = ownArn('clusterArn', service.clusterArn, context.scope.accountId);
  const serviceArn = longArn(ownArn('serviceArn', service.serviceArn, context.scope.accountId), clusterArn);
  assertIsNew(draft.ecs.services.get(serviceArn), 'serviceArn');
  completeCluster(seeding, clusterArn);
  const { status } = draft.ecs.services.insert({
    ...{ serviceArn, serviceName: service.serviceName ?? arnTail(serviceArn), clusterArn },
    status: (service.status ?? 'ACTIVE') as ServiceRecord['status'],
    ...readSettings(service),
    tags: (service.tags ?? []) as ServiceRecord['tags'],
    createdAt: service.createdAt ?? context.now,
    createdBy: service.createdBy ?? rootUserArn(scopeOfArn(serviceArn)),
    ...{ deployments: [], isSteady: false, exitedTasks: 0, unannounced: [] },
  });
  const step = { ...seeding, serviceArn };
  if (service.taskSets === undefined) putDeployments(step, service);
  else putTaskSets(step, service.taskSets);
  putEvents(step, service);
  if (status === 'INACTIVE') {
    const afterMs = context.timing.inactiveServiceRetentionMs;
    context.schedule({ kind: FORGET_SERVICE, target: serviceArn, afterMs, background: true });
  }
  return serviceArn;
}

/** A described service, of which something is put. */
export interface DescribedService extends Seeding {
  readonly serviceArn: string;
}

function readSettings(service: Described<Service>): ServiceSettings {
  const { schedulingStrategy = 'REPLICA', deploymentController, roleArn } = service;
  const controller = deploymentController?.type ?? 'ECS';
  return {
    ...{ schedulingStrategy, deploymentController: controller },
    ...(deploymentController && { showsController: true }),
    deploymentConfiguration: fillDeploymentConfiguration(service.deploymentConfiguration, {
      ...{ schedulingStrategy, deploymentController: controller },
    }),
    desiredCount: service.desiredCount ?? 0,
    placementConstraints: service.placementConstraints ?? [],
    placementStrategy: service.placementStrategy ?? [],
    ...pick(service, ['healthCheckGracePeriodSeconds']),
    availabilityZoneRebalancing: service.availabilityZoneRebalancing ?? 'DISABLED',
    enableECSManagedTags: service.enableECSManagedTags ?? false,
    propagateTags: service.propagateTags ?? 'NONE',
    enableExecuteCommand: service.enableExecuteCommand ?? false,
    // The service-linked role is shown where it is needed.
    ...(roleArn?.includes('/AWSServiceRoleForECS') === false && { roleArn }),
  };
}

/** AWS shows the latest first. */
function putEvents({ draft, context, serviceArn }: DescribedService, { events = [] }: Described<Service>): void {
  for (const { id, createdAt = context.now, message = '' } of events.toReversed()) {
    draft.ecs.serviceEvents.insert({ id: id ?? context.identifiers.uuid(), serviceArn, createdAt, message });
  }
}
