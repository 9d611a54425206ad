import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../../ecs-state.js';
import type { LaunchSpec } from '../launch-spec.js';

export interface Balanced {
  readonly serviceArn: string;
  readonly spec?: LaunchSpec | undefined;
}

/** The load balancers that check the tasks of a service: those that it names, and those of its gateways. */
export function listLoadBalancers(draft: EcsDraft, { serviceArn, spec }: Balanced): LoadBalancer[] {
  const ofGateways = [...draft.gatewayRoutes.list('byService', [serviceArn])].flatMap(
    ({ resources, serviceContainerPortName }): LoadBalancer[] => {
      if (resources === undefined) return [];
      const containerPort = findPort(draft, { spec, name: serviceContainerPortName });
      return [{ targetGroupArn: resources.targetGroupArn, containerPort }];
    },
  );
  return [...(spec?.loadBalancers ?? []), ...ofGateways];
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
