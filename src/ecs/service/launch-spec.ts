import type {
  CapacityProviderStrategyItem,
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
}

/** Whether somebody outside gets to know the tasks: they pass ACTIVATING and DEACTIVATING. */
export function registersTargets(spec: LaunchSpec): boolean {
  return (
    spec.loadBalancers.length > 0 ||
    spec.serviceRegistries.length > 0 ||
    spec.serviceConnectConfiguration?.enabled === true ||
    (spec.vpcLatticeConfigurations?.length ?? 0) > 0
  );
}
