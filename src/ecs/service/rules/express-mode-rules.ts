import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { ServiceRecord } from '../service-record.js';

/** A service of Express Mode leaves these to ECS. Assumption: the wording, and that connectors are among them. */
export function assertLeavesToExpressMode(
  { loadBalancers, gatewayConnectors, deploymentConfiguration }: UpdateServiceRequest,
  { serviceArn, spec, deploymentConfiguration: before }: ServiceRecord,
): void {
  if (spec?.express === undefined) return;
  const { strategy = before.strategy } = deploymentConfiguration ?? {};
  const member = [
    loadBalancers && 'loadBalancers',
    gatewayConnectors && 'gatewayConnectors',
    strategy !== before.strategy && 'deploymentConfiguration.strategy',
  ].find(Boolean);
  if (member) throw invalidParameter(`${member} cannot be updated: ${serviceArn} has ResourceManagementType=ECS`);
}
