import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

const NOT_WITH_AWSVPC: readonly ContainerRule[] = [
  ({ hostname }) => hostname && 'hostname is not supported on container when networkMode=awsvpc.',
  ({ dnsServers }) => hasItems(dnsServers) && 'DNS servers are not supported on container when networkMode=awsvpc.',
  ({ extraHosts }) => hasItems(extraHosts) && 'Extra hosts are not supported on container when networkMode=awsvpc.',
  ({ disableNetworking }) =>
    disableNetworking && 'Disable Networking is not supported on container when networkMode=awsvpc.',
];

const rules: readonly ContainerRule[] = [
  ({ portMappings }, { networkMode }) =>
    (networkMode === 'awsvpc' || networkMode === 'host') &&
    portMappings.some(({ hostPort, containerPort }) => hostPort !== containerPort) &&
    `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
  // Assumption: the wording; that there can be no ports is on record.
  ({ portMappings }, { networkMode }) =>
    networkMode === 'none' && hasItems(portMappings) && 'Port mappings are not supported when networkMode=none.',
  // Assumption: host and none refuse links in the same words as awsvpc.
  ({ links }, { networkMode = 'bridge' }) =>
    networkMode !== 'bridge' && hasItems(links) && `Links are not supported when networkMode=${networkMode}.`,
  ...NOT_WITH_AWSVPC.map(
    (rule): ContainerRule =>
      (container, definition) =>
        definition.networkMode === 'awsvpc' && rule(container, definition),
  ),
];

export const networkModeRules: readonly TaskDefinitionRule[] = [forEachContainer(rules)];

function hasItems(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
