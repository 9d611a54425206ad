import type { ServiceConnectConfiguration, ServiceConnectServiceResource } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn } from '../../aws/arn.js';
import { cloudMapArn } from '../cloud-map-arn.js';
import type { ServiceRecord } from './service-record.js';

/** By what AWS Cloud Map knows the ports of a service. Its namespace and its name decide the id of each. */
export function listServiceConnectResources(
  configuration: ServiceConnectConfiguration | undefined,
  { serviceArn }: Pick<ServiceRecord, 'serviceArn'>,
): ServiceConnectServiceResource[] | undefined {
  if (configuration?.enabled !== true) return undefined;
  const { namespace = '', services = [] } = configuration;
  return services.map(({ discoveryName, portName = '' }) => {
    const name = discoveryName ?? portName;
    return {
      discoveryName: name,
      discoveryArn: cloudMapArn('service', `${name}.${arnTail(namespace)}`, scopeOfArn(serviceArn)),
    };
  });
}
