import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../aws/arn.js';
import type { EcsDraft } from '../ecs-state.js';
import { revisionOf } from '../service-deployment/service-revision-table.js';
import { toTaskSetView } from '../task-set/task-set-view.js';
import { resolvePlatformVersion } from '../task/resolve-platform-version.js';
import { countTasks } from './count-tasks.js';
import type { LaunchSpec } from './launch-spec.js';
import { listServiceConnectResources } from './list-service-connect-resources.js';
import { managementOf } from './management-of.js';
import { readRoleArn } from './read-role-arn.js';
import type { DeploymentRecord, ServiceRecord } from './service-record.js';

export function toServiceView(
  draft: EcsDraft,
  service: ServiceRecord,
  { withTags }: { readonly withTags: boolean },
): Service {
  const { serviceArn, deploymentController, showsController, spec, tags, deployments } = service;
  const events = draft.serviceEvents.list('byService', [serviceArn], { reverse: true });
  const count = (lastStatus: string) =>
    draft.tasks.count('byService', [serviceArn, 'RUNNING', lastStatus]) +
    draft.tasks.count('byService', [serviceArn, 'STOPPED', lastStatus]);
  return {
    ...pickShown(service),
    ...pickSpec(spec),
    roleArn: service.roleArn ?? (spec && serviceLinkedRoleOf(service, spec)),
    runningCount: count('RUNNING'),
    pendingCount: count('PROVISIONING') + count('PENDING') + count('ACTIVATING'),
    deployments: deployments.map((deployment) => toDeploymentView(draft, service, deployment)),
    ...(showsController && { deploymentController: { type: deploymentController } }),
    ...(deploymentController !== 'ECS' && {
      taskSets: [...draft.taskSets.list('byService', [serviceArn])].map((taskSet) =>
        toTaskSetView(draft, taskSet, { withTags }),
      ),
    }),
    events: [...events].map(({ id, createdAt, message }) => ({ id, createdAt: new Date(createdAt), message })),
    createdAt: new Date(service.createdAt),
    currentServiceRevisions: deployments.map(({ id, serviceRevisionArn }) => {
      const { desired, running, pending } = countTasks(draft, { serviceArn, starter: id });
      return {
        arn: serviceRevisionArn,
        ...{ requestedTaskCount: desired, runningTaskCount: running, pendingTaskCount: pending },
      };
    }),
    resourceManagementType: managementOf(service),
    tags: withTags ? tags : [],
  };
}

/** Members that are shown as they are stored. */
function pickShown(service: ServiceRecord): Partial<Service> {
  const { serviceArn, serviceName, clusterArn, status, desiredCount, schedulingStrategy, createdBy } = service;
  const { deploymentConfiguration, placementConstraints, placementStrategy, currentServiceDeployment } = service;
  const { healthCheckGracePeriodSeconds, availabilityZoneRebalancing, enableECSManagedTags, propagateTags } = service;
  return {
    ...{ serviceArn, serviceName, clusterArn, status, desiredCount, schedulingStrategy, createdBy },
    ...{ deploymentConfiguration, placementConstraints, placementStrategy, currentServiceDeployment },
    ...{ healthCheckGracePeriodSeconds, availabilityZoneRebalancing, enableECSManagedTags, propagateTags },
    enableExecuteCommand: service.enableExecuteCommand,
  };
}

/** What the primary deployment or task set has, as the service shows it. */
function pickSpec(spec: LaunchSpec | undefined): Partial<Service> {
  if (spec === undefined) return { loadBalancers: [], serviceRegistries: [] };
  const { taskDefinition, launchType, capacityProviderStrategy, platformVersion, platformFamily } = spec;
  const { networkConfiguration, loadBalancers, serviceRegistries } = spec;
  return {
    ...{ taskDefinition, launchType, capacityProviderStrategy, platformVersion, platformFamily },
    ...{ networkConfiguration, loadBalancers, serviceRegistries },
  };
}

/** The role by which ECS itself calls load balancers and network interfaces. */
function serviceLinkedRoleOf({ serviceArn }: ServiceRecord, spec: LaunchSpec): string | undefined {
  if (spec.networkConfiguration === undefined && spec.loadBalancers.length === 0) return undefined;
  return readRoleArn('aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS', scopeOfArn(serviceArn));
}

function toDeploymentView(draft: EcsDraft, service: ServiceRecord, deployment: DeploymentRecord): Deployment {
  const { id, serviceRevisionArn, status, failedTasks, rolloutState, rolloutStateReason } = deployment;
  const revision = revisionOf(draft, serviceRevisionArn).spec;
  const { taskDefinition, launchType, capacityProviderStrategy, platformFamily, networkConfiguration } = revision;
  const { desired, running, pending } = countTasks(draft, { serviceArn: service.serviceArn, starter: id });
  return {
    ...{ id, status, taskDefinition, desiredCount: desired, pendingCount: pending, runningCount: running },
    ...{ failedTasks, rolloutState, rolloutStateReason, launchType, capacityProviderStrategy, platformFamily },
    createdAt: new Date(deployment.createdAt),
    updatedAt: new Date(deployment.updatedAt),
    platformVersion: revision.platformVersion && resolvePlatformVersion(revision.platformVersion, revision),
    networkConfiguration,
    serviceConnectConfiguration: revision.serviceConnectConfiguration,
    serviceConnectResources: listServiceConnectResources(revision.serviceConnectConfiguration, service),
    volumeConfigurations: revision.volumeConfigurations,
    vpcLatticeConfigurations: revision.vpcLatticeConfigurations,
    fargateEphemeralStorage: revision.fargateEphemeralStorage,
  };
}
