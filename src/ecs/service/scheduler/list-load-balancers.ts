import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../../ecs-state.js';
import { isOnAlternateSide, targetGroupOf } from '../../service-deployment/resolve-load-balancers.js';
import { findRevision, launchSpecOf, type ServiceTask } from '../launch-spec-of.js';
import type { LaunchSpec } from '../launch-spec.js';

/** The load balancers that check a task of a service: those that it names, and those of its gateways. */
export function listLoadBalancers(draft: EcsDraft, task: ServiceTask): LoadBalancer[] {
  const spec = launchSpecOf(draft, task);
  const revision = findRevision(draft, task);
  const isAlternate = revision !== undefined && isOnAlternateSide(draft, revision);
  const own = (spec?.loadBalancers ?? []).map((loadBalancer) => ({
    ...loadBalancer,
    targetGroupArn: targetGroupOf(loadBalancer, isAlternate),
  }));
  const ofGateways = [...draft.gatewayRoutes.list('byService', [task.serviceArn ?? ''])].flatMap(
    ({ resources, serviceContainerPortName }): LoadBalancer[] => {
      if (resources === undefined) return [];
      const containerPort = findPort(draft, { spec, name: serviceContainerPortName });
      const { targetGroupArn, alternateTargetGroupArn } = resources;
      return [{ targetGroupArn: isAlternate ? alternateTargetGroupArn : targetGroupArn, containerPort }];
    },
  );
  return [...own, ...ofGateways];
}

interface NamedPort {
  readonly spec: LaunchSpec | undefined;
  readonly name: string;
}

function findPort(draft: EcsDraft, { spec, name }: NamedPort): number | undefined {
  const { definition } = draft.taskDefinitions.get(spec?.taskDefinition ?? '') ?? {};
  const ports = definition?.containerDefinitions.flatMap(({ portMappings }) => portMappings);
  return ports?.find((port) => port.name === name)?.containerPort;
}
