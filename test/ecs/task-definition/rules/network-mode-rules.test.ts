import type { ContainerDefinition, NetworkMode } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function mode(networkMode: NetworkMode, container: ContainerDefinition): Definition {
  return { networkMode, containerDefinitions: [app(container)] };
}

describe('Rules for network modes', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'different ports of container and host with awsvpc',
      mode('awsvpc', { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    [
      'dynamic ports with awsvpc',
      mode('awsvpc', { portMappings: [{ containerPort: 80, hostPort: 0 }] }),
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    ['links with awsvpc', mode('awsvpc', { links: ['app'] }), 'Links are not supported when networkMode=awsvpc.'],
    [
      'a host name with awsvpc',
      mode('awsvpc', { hostname: 'web' }),
      'hostname is not supported on container when networkMode=awsvpc.',
    ],
    [
      'DNS servers with awsvpc',
      mode('awsvpc', { dnsServers: ['10.0.0.2'] }),
      'DNS servers are not supported on container when networkMode=awsvpc.',
    ],
    [
      'extra hosts with awsvpc',
      mode('awsvpc', { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.3' }] }),
      'Extra hosts are not supported on container when networkMode=awsvpc.',
    ],
    [
      'no networking with awsvpc',
      mode('awsvpc', { disableNetworking: true }),
      'Disable Networking is not supported on container when networkMode=awsvpc.',
    ],
    [
      'different ports of container and host with host',
      mode('host', { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      'When networkMode=host, the host ports and container ports in port mappings must match.',
    ],
    [
      'dynamic ports with host',
      mode('host', { portMappings: [{ containerPort: 80, hostPort: 0 }] }),
      'When networkMode=host, the host ports and container ports in port mappings must match.',
    ],
    ['links with host', mode('host', { links: ['app'] }), 'Links are not supported when networkMode=host.'],
    [
      'ports with none',
      mode('none', { portMappings: [{ containerPort: 80 }] }),
      'Port mappings are not supported when networkMode=none.',
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['equal ports with awsvpc', mode('awsvpc', { portMappings: [{ containerPort: 80, hostPort: 80 }] })],
    [
      'empty lists with awsvpc',
      mode('awsvpc', { links: [], dnsServers: [], extraHosts: [], disableNetworking: false }),
    ],
    ['different ports with bridge', mode('bridge', { portMappings: [{ containerPort: 80, hostPort: 8080 }] })],
    [
      'names and hosts with bridge',
      mode('bridge', {
        hostname: 'web',
        dnsServers: ['10.0.0.2'],
        extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.3' }],
      }),
    ],
    ['no ports with none', mode('none', { portMappings: [] })],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
