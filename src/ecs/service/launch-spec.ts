import type {
  CapacityProviderStrategyItem,
  DeploymentEphemeralStorage,
  GatewayConnector,
  LaunchType,
  LoadBalancer,
  MonitoringConfiguration,
  NetworkConfiguration,
  ServiceConnectConfiguration,
  ServiceRegistry,
  ServiceVolumeConfiguration,
  VpcLatticeConfiguration,
} from '@aws-sdk/client-ecs';
import type { ExpressSpec } from '../express-gateway-service/express-gateway-service-record.js';

/** What the tasks of a service are launched from: a service revision and a task set each have one. Exactly one of launch type and strategy is there. */
export interface LaunchSpec {
  /** The ARN, with its revision. */
  taskDefinition: string;
  launchType?: LaunchType;
  capacityProviderStrategy?: CapacityProviderStrategyItem[];
  /** On Fargate, as it was asked for; `LATEST` by default. */
  platformVersion?: string;
  platformFamily?: string;
  networkConfiguration?: NetworkConfiguration;
  loadBalancers: LoadBalancer[];
  serviceRegistries: ServiceRegistry[];
  serviceConnectConfiguration?: ServiceConnectConfiguration;
  volumeConfigurations?: ServiceVolumeConfiguration[];
  vpcLatticeConfigurations?: VpcLatticeConfiguration[];
  gatewayConnectors?: GatewayConnector[];
  monitoring?: MonitoringConfiguration;
  /** On Fargate, where the cluster names a key. */
  fargateEphemeralStorage?: DeploymentEphemeralStorage;
  /** Of a service of Express Mode. */
  express?: ExpressSpec;
}

/** Whether a load balancer checks the tasks: one that the service names, or that of a gateway. */
export function isBalanced({ loadBalancers, gatewayConnectors = [] }: LaunchSpec): boolean {
  return loadBalancers.length + gatewayConnectors.length > 0;
}

/** Whether somebody outside gets to know the tasks: they pass ACTIVATING and DEACTIVATING. */
export function registersTargets(spec: LaunchSpec): boolean {
  return (
    isBalanced(spec) ||
    spec.serviceRegistries.length > 0 ||
    spec.serviceConnectConfiguration?.enabled === true ||
    (spec.vpcLatticeConfigurations?.length ?? 0) > 0
  );
}
