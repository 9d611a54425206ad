import type { ResourceManagementType } from '@aws-sdk/client-ecs';
import type { ServiceRecord } from './service-record.js';

/** ECS itself manages what Express Mode has set up. */
export function managementOf({ spec }: Pick<ServiceRecord, 'spec'>): ResourceManagementType {
  return spec?.express === undefined ? 'CUSTOMER' : 'ECS';
}
