import { serviceOf, type ServiceStep } from '../service/service-step.js';
import { assertConnectable } from './list-compatible-gateways.js';
import { routeService } from './route-service.js';

/** A service has a new configuration: where it has a connector, it needs a gateway. Assumption: its deployment does not wait for the routes. */
export function connectService(step: ServiceStep): void {
  const { clusterArn, spec } = serviceOf(step);
  if (spec !== undefined) assertConnectable(step.draft, { clusterArn, spec });
  routeService(step);
}
