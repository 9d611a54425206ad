import { describe, expect, it } from 'vitest';
import { planRoutes, type PlannedRoute } from '../../../src/ecs/gateway/plan-routes.js';

const route = (gatewayRouteArn: string, gatewayArn: string, status: PlannedRoute['status'] = 'ACTIVE') => ({
  gatewayRouteArn,
  gatewayArn,
  status,
  serviceContainerPortName: 'http',
});
const NOTHING = { create: [], change: [], remove: [] };

describe('planRoutes', () => {
  it('creates a route from each gateway that has none', () => {
    expect(planRoutes([route('r1', 'a')], { gatewayArns: ['a', 'b'], portName: 'http' })).toEqual({
      ...NOTHING,
      create: ['b'],
    });
  });

  it('removes the routes from all other gateways', () => {
    expect(planRoutes([route('r1', 'a'), route('r2', 'b')], { gatewayArns: ['b'], portName: 'http' })).toEqual({
      ...NOTHING,
      remove: ['r1'],
    });
  });

  it('changes routes to another port, and those that have failed', () => {
    const routes = [route('r1', 'a'), route('r2', 'b', 'CREATE_FAILED')];
    expect(planRoutes(routes, { gatewayArns: ['a', 'b'], portName: 'admin' })).toEqual({
      ...NOTHING,
      change: ['r1', 'r2'],
    });
    expect(planRoutes(routes, { gatewayArns: ['a', 'b'], portName: 'http' })).toEqual({ ...NOTHING, change: ['r2'] });
  });

  it('does not count on a route that is going', () => {
    const routes = [route('r1', 'a', 'DELETE_IN_PROGRESS'), route('r2', 'b', 'DELETE_IN_PROGRESS')];
    expect(planRoutes(routes, { gatewayArns: ['a'], portName: 'http' })).toEqual({ ...NOTHING, create: ['a'] });
  });

  it('lets everything be that is as it shall be', () => {
    const routes = [route('r1', 'a', 'CREATE_IN_PROGRESS'), route('r2', 'b', 'UPDATE_IN_PROGRESS')];
    expect(planRoutes(routes, { gatewayArns: ['a', 'b'], portName: 'http' })).toEqual(NOTHING);
  });
});
