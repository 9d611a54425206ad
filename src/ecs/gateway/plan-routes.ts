import type { GatewayRouteRecord } from './gateway-route-record.js';

export type PlannedRoute = Pick<
  GatewayRouteRecord,
  'gatewayRouteArn' | 'gatewayArn' | 'serviceContainerPortName' | 'status'
>;

/** Where a service shall be reached from, and on which port. */
export interface WantedRoutes {
  readonly gatewayArns: readonly string[];
  readonly portName: string;
}

export interface RoutePlan {
  /** The gateways that get a route to the service. */
  readonly create: readonly string[];
  /** The routes that shall lead to another port, or that are tried once more. */
  readonly change: readonly string[];
  readonly remove: readonly string[];
}

/** What must happen to the routes of a service, so that one leads to it from each gateway. A route that goes is none any more. */
export function planRoutes(routes: readonly PlannedRoute[], { gatewayArns, portName }: WantedRoutes): RoutePlan {
  const staying = routes.filter(({ status }) => status !== 'DELETE_IN_PROGRESS');
  const kept = staying.filter(({ gatewayArn }) => gatewayArns.includes(gatewayArn));
  const differs = ({ serviceContainerPortName, status }: PlannedRoute) =>
    serviceContainerPortName !== portName || status === 'CREATE_FAILED';
  const toArn = ({ gatewayRouteArn }: PlannedRoute) => gatewayRouteArn;
  return {
    create: gatewayArns.filter((arn) => !kept.some(({ gatewayArn }) => gatewayArn === arn)),
    change: kept.filter(differs).map(toArn),
    remove: staying.filter((route) => !kept.includes(route)).map(toArn),
  };
}
