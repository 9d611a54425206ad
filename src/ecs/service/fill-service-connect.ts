import type { ServiceConnectConfiguration } from '@aws-sdk/client-ecs';
import { arnTail } from '../../aws/arn.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';

/** The namespace of the cluster is the default, and so is `<discovery name>.<namespace>` as the name that clients use. */
export function fillServiceConnect(
  configuration: ServiceConnectConfiguration,
  { serviceConnectDefaults }: Pick<ClusterRecord, 'serviceConnectDefaults'>,
): ServiceConnectConfiguration {
  const { enabled, namespace = serviceConnectDefaults?.namespace, services } = configuration;
  if (!enabled || namespace === undefined) return configuration;
  return {
    ...configuration,
    namespace,
    ...(services && {
      services: services.map((service) => ({
        ...service,
        ...(service.clientAliases && {
          clientAliases: service.clientAliases.map((alias) => ({
            ...alias,
            // Assumption: a namespace that is known by its ARN alone goes by its id, as there is no AWS Cloud Map to ask for the name.
            dnsName: alias.dnsName ?? `${service.discoveryName ?? service.portName}.${arnTail(namespace)}`,
          })),
        }),
      })),
    }),
  };
}
