/** What an action leaves to time. */
export const GATEWAY_UPDATED: string = 'ecs.gateway.updated';
export const GATEWAY_DISASSOCIATED: string = 'ecs.gateway.disassociated';
export const ROUTE_SETTLED: string = 'ecs.gateway-route.settled';
