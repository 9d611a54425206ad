import type { ServiceEnvironmentDetail } from '@aws-sdk/client-batch';
import type { ServiceEnvironmentRecord } from './service-environment-record.js';

export function toServiceEnvironmentView(environment: ServiceEnvironmentRecord): ServiceEnvironmentDetail {
  return {
    serviceEnvironmentName: environment.serviceEnvironmentName,
    serviceEnvironmentArn: environment.serviceEnvironmentArn,
    serviceEnvironmentType: environment.serviceEnvironmentType,
    state: environment.state,
    status: environment.status,
    capacityLimits: environment.capacityLimits,
    tags: environment.tags,
  };
}
