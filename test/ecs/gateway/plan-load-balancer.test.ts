import { describe, expect, it } from 'vitest';
import { planLoadBalancer } from '../../../src/ecs/gateway/plan-load-balancer.js';

describe('planLoadBalancer', () => {
  it('takes the first load balancer with room', () => {
    const loads = [
      { loadBalancerArn: 'a', routes: 25 },
      { loadBalancerArn: 'b', routes: 24 },
      { loadBalancerArn: 'c', routes: 0 },
    ];
    expect(planLoadBalancer(loads, 3)).toEqual({ use: 'b' });
  });

  it('wants a new one where all are full, or where there is none', () => {
    expect(planLoadBalancer([{ loadBalancerArn: 'a', routes: 25 }], 2)).toBe('NEW');
    expect(planLoadBalancer([], 1)).toBe('NEW');
  });

  it('has none where all are full, and there may be no more', () => {
    expect(planLoadBalancer([{ loadBalancerArn: 'a', routes: 25 }], 1)).toBe('NONE');
  });
});
