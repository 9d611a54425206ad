import type { SliceDraft } from '../store/state.js';
import { accountSettingTable } from './account-setting/account-setting-table.js';
import { autoScalingGroupTable } from './capacity-provider/auto-scaling-group-table.js';
import { capacityProviderTable } from './capacity-provider/capacity-provider-table.js';
import { clusterTable } from './cluster/cluster-table.js';
import { containerInstanceTable } from './container-instance/container-instance-table.js';
import { daemonDeploymentTable } from './daemon-deployment/daemon-deployment-table.js';
import { daemonRevisionTable } from './daemon-revision/daemon-revision-table.js';
import { daemonTaskDefinitionTable } from './daemon-task-definition/daemon-task-definition-table.js';
import { daemonTable } from './daemon/daemon-table.js';
import { expressGatewayServiceTable } from './express-gateway-service/express-gateway-service-table.js';
import { gatewayAssociationTable } from './gateway/gateway-association-table.js';
import { gatewayRouteTable } from './gateway/gateway-route-table.js';
import { gatewayTable } from './gateway/gateway-table.js';
import { taskDefinitionFamilyTable } from './task-definition/task-definition-family-table.js';
import { taskDefinitionTable } from './task-definition/task-definition-table.js';
import { clientTokenTable } from './task/client-token-table.js';
import { turnTable } from '../store/turn-table.js';
import { serviceDeploymentTable } from './service-deployment/service-deployment-table.js';
import { serviceRevisionTable } from './service-deployment/service-revision-table.js';
import { alarmTable } from './service/alarm-table.js';
import { serviceEventTable } from './service/service-event-table.js';
import { serviceTable } from './service/service-table.js';
import { taskSetTable } from './task-set/task-set-table.js';
import { shortageTable } from './shortage/shortage-table.js';
import { subnetTable } from './task/subnet-table.js';
import { taskTable } from './task/task-table.js';

/** Everything that the model of ECS stores. */
export const ecsTables: EcsTables = {
  accountSettings: accountSettingTable,
  autoScalingGroups: autoScalingGroupTable,
  capacityProviders: capacityProviderTable,
  clusters: clusterTable,
  containerInstances: containerInstanceTable,
  gateways: gatewayTable,
  gatewayAssociations: gatewayAssociationTable,
  gatewayRoutes: gatewayRouteTable,
  daemons: daemonTable,
  daemonDeployments: daemonDeploymentTable,
  daemonRevisions: daemonRevisionTable,
  daemonTaskDefinitionFamilies: taskDefinitionFamilyTable,
  daemonTaskDefinitions: daemonTaskDefinitionTable,
  taskDefinitionFamilies: taskDefinitionFamilyTable,
  taskDefinitions: taskDefinitionTable,
  services: serviceTable,
  serviceEvents: serviceEventTable,
  serviceDeployments: serviceDeploymentTable,
  serviceRevisions: serviceRevisionTable,
  expressGatewayServices: expressGatewayServiceTable,
  taskSets: taskSetTable,
  alarms: alarmTable,
  shortages: shortageTable,
  subnets: subnetTable,
  tasks: taskTable,
  clientTokens: clientTokenTable,
  outcomeTurns: turnTable,
};

export type EcsTables = {
  readonly accountSettings: typeof accountSettingTable;
  readonly autoScalingGroups: typeof autoScalingGroupTable;
  readonly capacityProviders: typeof capacityProviderTable;
  readonly clusters: typeof clusterTable;
  readonly containerInstances: typeof containerInstanceTable;
  readonly gateways: typeof gatewayTable;
  readonly gatewayAssociations: typeof gatewayAssociationTable;
  readonly gatewayRoutes: typeof gatewayRouteTable;
  readonly daemons: typeof daemonTable;
  readonly daemonDeployments: typeof daemonDeploymentTable;
  readonly daemonRevisions: typeof daemonRevisionTable;
  readonly daemonTaskDefinitionFamilies: typeof taskDefinitionFamilyTable;
  readonly daemonTaskDefinitions: typeof daemonTaskDefinitionTable;
  readonly taskDefinitionFamilies: typeof taskDefinitionFamilyTable;
  readonly taskDefinitions: typeof taskDefinitionTable;
  readonly services: typeof serviceTable;
  readonly serviceEvents: typeof serviceEventTable;
  readonly serviceDeployments: typeof serviceDeploymentTable;
  readonly serviceRevisions: typeof serviceRevisionTable;
  readonly expressGatewayServices: typeof expressGatewayServiceTable;
  readonly taskSets: typeof taskSetTable;
  readonly alarms: typeof alarmTable;
  readonly shortages: typeof shortageTable;
  readonly subnets: typeof subnetTable;
  readonly tasks: typeof taskTable;
  readonly clientTokens: typeof clientTokenTable;
  readonly outcomeTurns: typeof turnTable;
};

export type EcsDraft = SliceDraft<EcsTables>;
