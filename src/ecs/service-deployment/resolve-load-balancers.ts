import type { LoadBalancer, ServiceRevisionLoadBalancer } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import type { ServiceRevisionRecord } from './service-revision-record.js';

/** The target groups that the tasks of a revision are registered with, and the rule that sends them the traffic of users. */
export function resolveLoadBalancers(
  draft: EcsDraft,
  revision: Pick<ServiceRevisionRecord, 'serviceRevisionArn' | 'serviceArn' | 'spec'>,
): ServiceRevisionLoadBalancer[] {
  const takesAlternate = isOnAlternateSide(draft, revision);
  return revision.spec.loadBalancers
    .filter(({ targetGroupArn }) => targetGroupArn !== undefined)
    .map((loadBalancer) => resolve(loadBalancer, takesAlternate));
}

function resolve(loadBalancer: LoadBalancer, takesAlternate: boolean): ServiceRevisionLoadBalancer {
  const { productionListenerRule } = loadBalancer.advancedConfiguration ?? {};
  return {
    targetGroupArn: targetGroupOf(loadBalancer, takesAlternate),
    ...(productionListenerRule !== undefined && { productionListenerRule }),
  };
}

/** Of a revision on the one side or the other. */
export function targetGroupOf(
  { targetGroupArn, advancedConfiguration }: LoadBalancer,
  takesAlternate: boolean,
): string | undefined {
  return takesAlternate ? (advancedConfiguration?.alternateTargetGroupArn ?? targetGroupArn) : targetGroupArn;
}

/** Each deployment that shifts traffic brings its revision out beside the one that serves: there the groups change places. */
export function isOnAlternateSide(
  draft: EcsDraft,
  { serviceArn, serviceRevisionArn }: Pick<ServiceRevisionRecord, 'serviceRevisionArn' | 'serviceArn'>,
): boolean {
  let servesFromAlternate = false;
  for (const deployment of draft.serviceDeployments.list('byService', [serviceArn])) {
    const shifts = (deployment.deploymentConfiguration.strategy ?? 'ROLLING') !== 'ROLLING';
    const isBeside = shifts && deployment.sourceRevisionArns.length > 0;
    const takesAlternate: boolean = isBeside ? !servesFromAlternate : servesFromAlternate;
    if (deployment.targetRevisionArn === serviceRevisionArn) return takesAlternate;
    if (deployment.status === 'SUCCESSFUL') servesFromAlternate = takesAlternate;
  }
  return servesFromAlternate;
}
