import type { ProxyConfiguration } from '@aws-sdk/client-ecs';
import type { TaskDefinitionRule } from './rule.js';

/** Assumption: the wordings, by that of the first, which is on record. A list of what to ignore may be empty. */
const REQUIRED_PROPERTIES: readonly (readonly [name: string, label: string, mayBeEmpty?: true])[] = [
  ['ProxyIngressPort', 'Ingress port'],
  ['ProxyEgressPort', 'Egress port'],
  ['AppPorts', 'App ports'],
  ['EgressIgnoredIPs', 'Egress ignored IPs', true],
];

export const proxyRules: readonly TaskDefinitionRule[] = [
  ({ proxyConfiguration, networkMode }) =>
    proxyConfiguration &&
    networkMode !== 'awsvpc' &&
    'APPMESH proxy configuration is only supported in networkMode=awsvpc',
  ({ proxyConfiguration, containerDefinitions }) =>
    proxyConfiguration &&
    !containerDefinitions.some(({ name }) => name === proxyConfiguration.containerName) &&
    `Proxy container [${proxyConfiguration.containerName}] does not exist`,
  ({ proxyConfiguration }) => {
    const missing =
      proxyConfiguration &&
      REQUIRED_PROPERTIES.find(([name, , mayBeEmpty]) => {
        const value = findProperty(proxyConfiguration, name);
        return value === undefined || (value === '' && !mayBeEmpty);
      });
    return missing && `${missing[1]} not found`;
  },
  ({ proxyConfiguration }) =>
    proxyConfiguration &&
    !findProperty(proxyConfiguration, 'IgnoredUID') &&
    !findProperty(proxyConfiguration, 'IgnoredGID') &&
    'Ignored UID or ignored GID not found',
];

function findProperty({ properties = [] }: ProxyConfiguration, name: string): string | undefined {
  return properties.find((property) => property.name === name)?.value;
}
