/** Assumption: as many as the Application Load Balancers of Express Mode have, each with a certificate of its own. */
const MOST_ROUTES = 25;

export interface BalancerLoad {
  readonly loadBalancerArn: string;
  readonly routes: number;
}

/** Which load balancer takes one more route: the first with room, or else a new one, if there may be one. */
export function planLoadBalancer(
  loads: readonly BalancerLoad[],
  maxAlbCount: number,
): { readonly use: string } | 'NEW' | 'NONE' {
  const roomy = loads.find(({ routes }) => routes < MOST_ROUTES);
  if (roomy !== undefined) return { use: roomy.loadBalancerArn };
  return loads.length < maxAlbCount ? 'NEW' : 'NONE';
}
