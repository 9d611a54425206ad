import type { AccountSettingRecord } from '../ecs/account-setting/account-setting-record.js';
import type { AutoScalingGroupRecord } from '../ecs/capacity-provider/auto-scaling-group-record.js';
import type { CapacityProviderRecord } from '../ecs/capacity-provider/capacity-provider-record.js';
import type { ClusterRecord } from '../ecs/cluster/cluster-record.js';
import type { ContainerInstanceRecord } from '../ecs/container-instance/container-instance-record.js';
import type { DaemonDeploymentRecord } from '../ecs/daemon-deployment/daemon-deployment-record.js';
import type { DaemonRevisionRecord } from '../ecs/daemon-revision/daemon-revision-record.js';
import type { DaemonTaskDefinitionRecord } from '../ecs/daemon-task-definition/daemon-task-definition-record.js';
import type { DaemonRecord } from '../ecs/daemon/daemon-record.js';
import type { ExpressGatewayServiceRecord } from '../ecs/express-gateway-service/express-gateway-service-record.js';
import type { GatewayAssociationRecord } from '../ecs/gateway/gateway-association-record.js';
import type { GatewayRecord } from '../ecs/gateway/gateway-record.js';
import type { GatewayRouteRecord } from '../ecs/gateway/gateway-route-record.js';
import type { ServiceDeploymentRecord } from '../ecs/service-deployment/service-deployment-record.js';
import type { ServiceRevisionRecord } from '../ecs/service-deployment/service-revision-record.js';
import type { ServiceEventRecord } from '../ecs/service/service-event-table.js';
import type { ServiceRecord } from '../ecs/service/service-record.js';
import type { TaskSetRecord } from '../ecs/task-set/task-set-record.js';
import type { TaskDefinitionRecord } from '../ecs/task-definition/task-definition-record.js';
import type { TaskRecord } from '../ecs/task/task-record.js';
import type { ByArn, WorldState } from './read-state.js';

/** A world of ECS alone, as `AwsState` is one of both services. */
export interface EcsState extends WorldState {
  /** The tables of Amazon ECS. */
  readonly ecs: {
    readonly accountSettings: ByArn<AccountSettingRecord>;
    readonly autoScalingGroups: ByArn<AutoScalingGroupRecord>;
    readonly capacityProviders: ByArn<CapacityProviderRecord>;
    readonly clusters: ByArn<ClusterRecord>;
    readonly containerInstances: ByArn<ContainerInstanceRecord>;
    readonly daemons: ByArn<DaemonRecord>;
    readonly daemonDeployments: ByArn<DaemonDeploymentRecord>;
    readonly daemonRevisions: ByArn<DaemonRevisionRecord>;
    readonly daemonTaskDefinitions: ByArn<DaemonTaskDefinitionRecord>;
    readonly expressGatewayServices: ByArn<ExpressGatewayServiceRecord>;
    readonly gateways: ByArn<GatewayRecord>;
    /** By `<ARN of the gateway>/cluster/<name of the cluster>`. */
    readonly gatewayAssociations: ByArn<GatewayAssociationRecord>;
    readonly gatewayRoutes: ByArn<GatewayRouteRecord>;
    readonly services: ByArn<ServiceRecord>;
    readonly serviceDeployments: ByArn<ServiceDeploymentRecord>;
    readonly serviceEvents: ByArn<ServiceEventRecord>;
    readonly serviceRevisions: ByArn<ServiceRevisionRecord>;
    readonly taskSets: ByArn<TaskSetRecord>;
    readonly taskDefinitions: ByArn<TaskDefinitionRecord>;
    readonly tasks: ByArn<TaskRecord>;
  };
}
