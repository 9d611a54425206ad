import type { GatewayConnector } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn, type Scope } from '../../aws/arn.js';
import { admits } from '../../aws/filter-entries.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { LaunchSpec } from '../service/launch-spec.js';
import { findSubnets, zonesOf } from '../task/subnet-table.js';
import { accessTypeOf } from './access-type-of.js';
import type { GatewayRecord } from './gateway-record.js';

/** A service that has a connector, or wants one. */
export interface ConnectedService {
  readonly clusterArn: string;
  readonly spec: Pick<LaunchSpec, 'gatewayConnectors' | 'networkConfiguration'>;
  /** The gateways that it stays with though they are DISASSOCIATING. */
  readonly kept?: readonly string[];
}

/** The gateways of its cluster that a service is connected to. Without a connector there are none. */
export function listCompatibleGateways(draft: EcsDraft, service: ConnectedService): GatewayRecord[] {
  const { clusterArn, spec } = service;
  const [connector] = spec.gatewayConnectors ?? [];
  if (connector === undefined) return [];
  const scope = scopeOfArn(clusterArn);
  const zones = listZones(draft, spec.networkConfiguration?.awsvpcConfiguration?.subnets, scope);
  return listAssociated(draft, service).filter((gateway) => {
    const own = listZones(draft, gateway.hostSharedAlb.networkConfiguration?.subnets, scope);
    return accepts(connector, gateway) && covers(own, zones);
  });
}

/**
 * Whether there is a gateway for the connector that a request gives a service. Assumption: the exception, the ends of the sentences,
 * and that zones are spoken of as in the second.
 */
export function assertConnectable(draft: EcsDraft, service: ConnectedService): void {
  if (!service.spec.gatewayConnectors?.length) return;
  const cluster = arnTail(service.clusterArn);
  if (listAssociated(draft, service).length === 0) {
    throw invalidParameter(`gatewayConnectors were specified but no gateways are associated with cluster ${cluster}.`);
  }
  if (listCompatibleGateways(draft, service).length > 0) return;
  throw invalidParameter(
    `gatewayConnectors were specified but none of the gateways associated with cluster ${cluster} match the service.`,
  );
}

/** Those that are DISASSOCIATING take no service any more. */
function listAssociated(draft: EcsDraft, { clusterArn, kept = [] }: ConnectedService): GatewayRecord[] {
  return [...draft.gatewayAssociations.list('byCluster', [clusterArn])].flatMap(({ gatewayArn, status }) =>
    status === 'ACTIVE' || kept.includes(gatewayArn) ? (draft.gateways.get(gatewayArn) ?? []) : [],
  );
}

function accepts({ filters }: GatewayConnector, gateway: GatewayRecord): boolean {
  return admits(filters?.accessTypes, accessTypeOf(gateway));
}

/** Nobody knows the VPC of a subnet here, and the zone of one only where it has been seeded. What is unknown is in no way. */
function covers(own: readonly string[] | undefined, zones: readonly string[] | undefined): boolean {
  return own === undefined || zones === undefined || zones.every((zone) => own.includes(zone));
}

function listZones(draft: EcsDraft, subnetIds: readonly string[] = [], scope: Scope): readonly string[] | undefined {
  return zonesOf(findSubnets(draft, subnetIds, scope));
}
