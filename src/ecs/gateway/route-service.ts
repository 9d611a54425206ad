import { siblingArn } from '../../aws/arn.js';
import { serviceOf, type ServiceStep } from '../service/service-step.js';
import { allocateResources } from './allocate-resources.js';
import { createEndpoint } from './create-endpoint.js';
import type { GatewayRouteRecord } from './gateway-route-record.js';
import { ROUTE_SETTLED } from './gateway-steps.js';
import { listCompatibleGateways } from './list-compatible-gateways.js';
import { planRoutes } from './plan-routes.js';

export interface Routing {
  /** What happens is no update of the service: it keeps the gateways that are DISASSOCIATING, too. */
  readonly keepsGateways?: boolean;
}

/**
 * From now on routes lead to the service from all gateways that its connector fits, and from no others. Assumption: the routes to a
 * service that is deleted go before its tasks have stopped, and no deployment waits for routes.
 */
export function routeService(step: ServiceStep, { keepsGateways = false }: Routing = {}): void {
  const { draft, serviceArn } = step;
  const { clusterArn, spec, status } = serviceOf(step);
  const routes = [...draft.gatewayRoutes.list('byService', [serviceArn])];
  const kept = keepsGateways ? listGatewaysOf(routes) : [];
  const gateways =
    spec === undefined || status !== 'ACTIVE' ? [] : listCompatibleGateways(draft, { clusterArn, spec, kept });
  const portName = spec?.gatewayConnectors?.[0]?.portName ?? '';
  const gatewayArns = gateways.map(({ gatewayArn }) => gatewayArn);
  const plan = planRoutes(routes, { gatewayArns, portName });
  for (const gatewayArn of plan.create) createRoute(step, { gatewayArn, portName });
  for (const gatewayRouteArn of plan.change) changeRoute(step, { gatewayRouteArn, portName });
  for (const gatewayRouteArn of plan.remove) {
    draft.gatewayRoutes.update(gatewayRouteArn, (route) => void (route.status = 'DELETE_IN_PROGRESS'));
    settleLater(step, gatewayRouteArn);
  }
}

function listGatewaysOf(routes: readonly GatewayRouteRecord[]): string[] {
  return routes.filter(({ status }) => status !== 'DELETE_IN_PROGRESS').map(({ gatewayArn }) => gatewayArn);
}

interface NewRoute {
  readonly gatewayArn: string;
  readonly portName: string;
}

/** Assumption: the host has the form of those of Express Mode. */
function createRoute(step: ServiceStep, { gatewayArn, portName }: NewRoute): void {
  const { draft, context, serviceArn } = step;
  const { clusterArn } = serviceOf(step);
  const path = gatewayArn.slice(gatewayArn.indexOf('/'));
  const resources = allocateResources(step, gatewayArn);
  const { gatewayRouteArn } = draft.gatewayRoutes.insert({
    gatewayRouteArn: siblingArn(gatewayArn, `gateway-route${path}/${context.identifiers.hex(32)}`),
    ...{ gatewayArn, clusterArn, serviceArn, serviceContainerPortName: portName, status: 'CREATE_IN_PROGRESS' },
    serviceUrl: `https://${createEndpoint(serviceArn, context.identifiers)}`,
    ...(resources && { resources }),
  });
  settleLater(step, gatewayRouteArn);
}

interface ChangedRoute {
  readonly gatewayRouteArn: string;
  readonly portName: string;
}

/** Assumption: a route that could not be created is tried once more. */
function changeRoute(step: ServiceStep, { gatewayRouteArn, portName }: ChangedRoute): void {
  const route = step.draft.gatewayRoutes.get(gatewayRouteArn);
  if (route === undefined) return;
  const resources = route.resources ?? allocateResources(step, route.gatewayArn);
  step.draft.gatewayRoutes.update(gatewayRouteArn, (record) => {
    record.serviceContainerPortName = portName;
    record.status = isCreated(record) ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS';
    if (resources !== undefined) record.resources = resources;
  });
  settleLater(step, gatewayRouteArn);
}

function isCreated({ status }: Pick<GatewayRouteRecord, 'status'>): boolean {
  return status === 'ACTIVE' || status === 'UPDATE_IN_PROGRESS';
}

function settleLater({ context }: ServiceStep, gatewayRouteArn: string): void {
  context.cancel(gatewayRouteArn, [ROUTE_SETTLED]);
  context.schedule({ kind: ROUTE_SETTLED, target: gatewayRouteArn, afterMs: context.timing.gatewayRouteMs });
}
