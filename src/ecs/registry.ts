import type * as EcsSdk from '@aws-sdk/client-ecs';
import type { Reply } from '../pipeline/reply.js';
import type { notEmulated, OperationOf } from '../pipeline/service.js';
import { deleteAccountSetting } from './account-setting/delete-account-setting.js';
import { listAccountSettings } from './account-setting/list-account-settings.js';
import { putAccountSettingDefault } from './account-setting/put-account-setting-default.js';
import { putAccountSetting } from './account-setting/put-account-setting.js';
import { discoverPollEndpoint } from './agent/discover-poll-endpoint.js';
import { submitAttachmentStateChanges } from './agent/submit-attachment-state-changes.js';
import { submitContainerStateChange } from './agent/submit-container-state-change.js';
import { submitTaskStateChange } from './agent/submit-task-state-change.js';
import { deleteAttributes } from './attribute/delete-attributes.js';
import { listAttributes } from './attribute/list-attributes.js';
import { putAttributes } from './attribute/put-attributes.js';
import { createCapacityProvider } from './capacity-provider/create-capacity-provider.js';
import { deleteCapacityProvider } from './capacity-provider/delete-capacity-provider.js';
import { describeCapacityProviders } from './capacity-provider/describe-capacity-providers.js';
import { updateCapacityProvider } from './capacity-provider/update-capacity-provider.js';
import { createCluster } from './cluster/create-cluster.js';
import { deleteCluster } from './cluster/delete-cluster.js';
import { describeClusters } from './cluster/describe-clusters.js';
import { listClusters } from './cluster/list-clusters.js';
import { updateClusterSettings } from './cluster/update-cluster-settings.js';
import { putClusterCapacityProviders } from './cluster/put-cluster-capacity-providers.js';
import { updateCluster } from './cluster/update-cluster.js';
import { registerDaemonTaskDefinition } from './daemon-task-definition/register-daemon-task-definition.js';
import { describeDaemonTaskDefinition } from './daemon-task-definition/describe-daemon-task-definition.js';
import { listDaemonTaskDefinitions } from './daemon-task-definition/list-daemon-task-definitions.js';
import { deleteDaemonTaskDefinition } from './daemon-task-definition/delete-daemon-task-definition.js';
import { describeDaemonRevisions } from './daemon-revision/describe-daemon-revisions.js';
import { createDaemon } from './daemon/create-daemon.js';
import { updateDaemon } from './daemon/update-daemon.js';
import { deleteDaemon } from './daemon/delete-daemon.js';
import { describeDaemon } from './daemon/describe-daemon.js';
import { listDaemons } from './daemon/list-daemons.js';
import { describeDaemonDeployments } from './daemon-deployment/describe-daemon-deployments.js';
import { listDaemonDeployments } from './daemon-deployment/list-daemon-deployments.js';
import { deregisterContainerInstance } from './container-instance/deregister-container-instance.js';
import { describeContainerInstances } from './container-instance/describe-container-instances.js';
import { listContainerInstances } from './container-instance/list-container-instances.js';
import { registerContainerInstance } from './container-instance/register-container-instance.js';
import { updateContainerAgent } from './container-instance/update-container-agent.js';
import { updateContainerInstancesState } from './container-instance/update-container-instances-state.js';
import { associateGatewayWithCluster } from './gateway/associate-gateway-with-cluster.js';
import { createGateway } from './gateway/create-gateway.js';
import { deleteGateway } from './gateway/delete-gateway.js';
import { describeGateway } from './gateway/describe-gateway.js';
import { describeGatewayResources } from './gateway/describe-gateway-resources.js';
import { describeGatewayRoute } from './gateway/describe-gateway-route.js';
import { disassociateGatewayFromCluster } from './gateway/disassociate-gateway-from-cluster.js';
import { listGatewayClusterAssociations } from './gateway/list-gateway-cluster-associations.js';
import { listGatewayRoutes } from './gateway/list-gateway-routes.js';
import { listGateways } from './gateway/list-gateways.js';
import { updateGateway } from './gateway/update-gateway.js';
import { createExpressGatewayService } from './express-gateway-service/create-express-gateway-service.js';
import { updateExpressGatewayService } from './express-gateway-service/update-express-gateway-service.js';
import { deleteExpressGatewayService } from './express-gateway-service/delete-express-gateway-service.js';
import { describeExpressGatewayService } from './express-gateway-service/describe-express-gateway-service.js';
import { listTagsForResource } from './tag/list-tags-for-resource.js';
import { createService } from './service/create-service.js';
import { describeServices } from './service/describe-services.js';
import { updateService } from './service/update-service.js';
import { deleteService } from './service/delete-service.js';
import { continueServiceDeployment } from './service-deployment/continue-service-deployment.js';
import { stopServiceDeployment } from './service-deployment/stop-service-deployment.js';
import { tagResource } from './tag/tag-resource.js';
import { untagResource } from './tag/untag-resource.js';
import { createTaskSet } from './task-set/create-task-set.js';
import { deleteTaskSet } from './task-set/delete-task-set.js';
import { describeTaskSets } from './task-set/describe-task-sets.js';
import { updateServicePrimaryTaskSet } from './task-set/update-service-primary-task-set.js';
import { updateTaskSet } from './task-set/update-task-set.js';
import { deleteTaskDefinitions } from './task-definition/delete-task-definitions.js';
import { deregisterTaskDefinition } from './task-definition/deregister-task-definition.js';
import { describeTaskDefinition } from './task-definition/describe-task-definition.js';
import { listTaskDefinitionFamilies } from './task-definition/list-task-definition-families.js';
import { listTaskDefinitions } from './task-definition/list-task-definitions.js';
import { registerTaskDefinition } from './task-definition/register-task-definition.js';
import { describeTasks } from './task/describe-tasks.js';
import { executeCommand } from './task/execute-command.js';
import { listTasks } from './task/list-tasks.js';
import { runTask } from './task/run-task.js';
import { startTask } from './task/start-task.js';
import { stopTask } from './task/stop-task.js';
import { describeServiceDeployments } from './service-deployment/describe-service-deployments.js';
import { describeServiceRevisions } from './service-deployment/describe-service-revisions.js';
import { getTaskProtection } from './task/get-task-protection.js';
import { listServiceDeployments } from './service-deployment/list-service-deployments.js';
import { listServices } from './service/list-services.js';
import { listServicesByNamespace } from './service/list-services-by-namespace.js';
import { updateTaskProtection } from './task/update-task-protection.js';
import type { EcsContext } from './ecs-context.js';
import type { EcsDraft } from './ecs-state.js';

/** Every command of the SDK's client, by the name of its operation. */
export type EcsOperation = OperationOf<keyof typeof EcsSdk>;

/** A reducer: it checks, changes the draft and gives the output, or throws an ApiError. */
export type EcsAction<Input = never> = (draft: EcsDraft, input: Input, context: EcsContext) => Reply<object>;

/**
 * A command that the SDK exports and this map lacks does not compile. Functions give the reducers, for their code is loaded when it is first
 * called.
 */
export const ecsActions: Readonly<Record<EcsOperation, (() => EcsAction) | typeof notEmulated>> = {
  AssociateGatewayWithCluster: () => associateGatewayWithCluster,
  ContinueServiceDeployment: () => continueServiceDeployment,
  CreateCapacityProvider: () => createCapacityProvider,
  CreateCluster: () => createCluster,
  CreateDaemon: () => createDaemon,
  CreateExpressGatewayService: () => createExpressGatewayService,
  CreateGateway: () => createGateway,
  CreateService: () => createService,
  CreateTaskSet: () => createTaskSet,
  DeleteAccountSetting: () => deleteAccountSetting,
  DeleteAttributes: () => deleteAttributes,
  DeleteCapacityProvider: () => deleteCapacityProvider,
  DeleteCluster: () => deleteCluster,
  DeleteDaemon: () => deleteDaemon,
  DeleteDaemonTaskDefinition: () => deleteDaemonTaskDefinition,
  DeleteExpressGatewayService: () => deleteExpressGatewayService,
  DeleteGateway: () => deleteGateway,
  DeleteService: () => deleteService,
  DeleteTaskDefinitions: () => deleteTaskDefinitions,
  DeleteTaskSet: () => deleteTaskSet,
  DeregisterContainerInstance: () => deregisterContainerInstance,
  DeregisterTaskDefinition: () => deregisterTaskDefinition,
  DescribeCapacityProviders: () => describeCapacityProviders,
  DescribeClusters: () => describeClusters,
  DescribeContainerInstances: () => describeContainerInstances,
  DescribeDaemon: () => describeDaemon,
  DescribeDaemonDeployments: () => describeDaemonDeployments,
  DescribeDaemonRevisions: () => describeDaemonRevisions,
  DescribeDaemonTaskDefinition: () => describeDaemonTaskDefinition,
  DescribeExpressGatewayService: () => describeExpressGatewayService,
  DescribeGateway: () => describeGateway,
  DescribeGatewayResources: () => describeGatewayResources,
  DescribeGatewayRoute: () => describeGatewayRoute,
  DescribeServiceDeployments: () => describeServiceDeployments,
  DescribeServiceRevisions: () => describeServiceRevisions,
  DescribeServices: () => describeServices,
  DescribeTaskDefinition: () => describeTaskDefinition,
  DescribeTaskSets: () => describeTaskSets,
  DescribeTasks: () => describeTasks,
  DisassociateGatewayFromCluster: () => disassociateGatewayFromCluster,
  DiscoverPollEndpoint: () => discoverPollEndpoint,
  ExecuteCommand: () => executeCommand,
  GetTaskProtection: () => getTaskProtection,
  ListAccountSettings: () => listAccountSettings,
  ListAttributes: () => listAttributes,
  ListClusters: () => listClusters,
  ListContainerInstances: () => listContainerInstances,
  ListDaemonDeployments: () => listDaemonDeployments,
  ListDaemonTaskDefinitions: () => listDaemonTaskDefinitions,
  ListDaemons: () => listDaemons,
  ListGatewayClusterAssociations: () => listGatewayClusterAssociations,
  ListGatewayRoutes: () => listGatewayRoutes,
  ListGateways: () => listGateways,
  ListServiceDeployments: () => listServiceDeployments,
  ListServices: () => listServices,
  ListServicesByNamespace: () => listServicesByNamespace,
  ListTagsForResource: () => listTagsForResource,
  ListTaskDefinitionFamilies: () => listTaskDefinitionFamilies,
  ListTaskDefinitions: () => listTaskDefinitions,
  ListTasks: () => listTasks,
  PutAccountSetting: () => putAccountSetting,
  PutAccountSettingDefault: () => putAccountSettingDefault,
  PutAttributes: () => putAttributes,
  PutClusterCapacityProviders: () => putClusterCapacityProviders,
  RegisterContainerInstance: () => registerContainerInstance,
  RegisterDaemonTaskDefinition: () => registerDaemonTaskDefinition,
  RegisterTaskDefinition: () => registerTaskDefinition,
  RunTask: () => runTask,
  StartTask: () => startTask,
  StopServiceDeployment: () => stopServiceDeployment,
  StopTask: () => stopTask,
  SubmitAttachmentStateChanges: () => submitAttachmentStateChanges,
  SubmitContainerStateChange: () => submitContainerStateChange,
  SubmitTaskStateChange: () => submitTaskStateChange,
  TagResource: () => tagResource,
  UntagResource: () => untagResource,
  UpdateCapacityProvider: () => updateCapacityProvider,
  UpdateCluster: () => updateCluster,
  UpdateClusterSettings: () => updateClusterSettings,
  UpdateContainerAgent: () => updateContainerAgent,
  UpdateContainerInstancesState: () => updateContainerInstancesState,
  UpdateDaemon: () => updateDaemon,
  UpdateExpressGatewayService: () => updateExpressGatewayService,
  UpdateGateway: () => updateGateway,
  UpdateService: () => updateService,
  UpdateServicePrimaryTaskSet: () => updateServicePrimaryTaskSet,
  UpdateTaskProtection: () => updateTaskProtection,
  UpdateTaskSet: () => updateTaskSet,
};
