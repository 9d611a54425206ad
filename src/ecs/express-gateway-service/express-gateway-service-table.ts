import type { Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import { getCluster } from '../cluster/cluster-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readArnResource } from '../identify.js';
import type { ServiceRecord } from '../service/service-record.js';
import { getService, serviceArnOf } from '../service/service-table.js';
import type { ExpressGatewayServiceRecord } from './express-gateway-service-record.js';

export const expressGatewayServiceTable: TableDefinition<ExpressGatewayServiceRecord, never> = {
  key: (express) => express.serviceArn,
  indexes: {},
  describe: ({ resourceStatus, endpoint }) => `resources ${resourceStatus} ${endpoint}`,
};

/** The service in full, as an Express Mode service and as a service. */
export interface ExpressService {
  readonly express: ExpressGatewayServiceRecord;
  readonly service: ServiceRecord;
}

/** By its ARN. */
export function findExpressService(draft: EcsDraft, reference: string, scope: Scope): ExpressService | undefined {
  const serviceArn = readExpressArn(draft, reference, scope);
  const express = draft.expressGatewayServices.get(serviceArn);
  return express && { express, service: getService(draft, serviceArn) };
}

/** Assumption: the wordings, of which only the parts about the status are on record. */
export function getActiveExpressService(draft: EcsDraft, reference: string, scope: Scope): ExpressService {
  const serviceArn = readExpressArn(draft, reference, scope);
  const service = getService(draft, serviceArn);
  const express = draft.expressGatewayServices.get(serviceArn);
  if (express === undefined) throw invalidParameter(`${serviceArn} has ResourceManagementType=CUSTOMER`);
  if (service.status === 'INACTIVE') throw notActive('Cannot perform this operation on a service in INACTIVE status.');
  if (service.status === 'DRAINING') throw notActive('Service is in DRAINING status.');
  return { express, service };
}

/** The ARN that a request names, in full. Assumption: a cluster that is missing is reported first. */
function readExpressArn(draft: EcsDraft, serviceArn: string, scope: Scope): string {
  const [clusterName] = readArnResource(serviceArn, 'service').split('/');
  return serviceArnOf(getCluster(draft, clusterName, scope), serviceArn, scope);
}

function notActive(message: string): ApiError {
  return new ApiError('ServiceNotActiveException', message);
}
