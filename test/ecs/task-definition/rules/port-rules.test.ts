import type { NetworkMode, PortMapping } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function ports(networkMode: NetworkMode, ...portMappings: PortMapping[]): Definition {
  return { networkMode, containerDefinitions: [app({ portMappings })] };
}

describe('Rules for ports', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'a single port and a range in one mapping',
      ports('bridge', { containerPort: 80, containerPortRange: '90-99' }),
      'cannot specify both single port and port range',
    ],
    [
      'a range with a host port',
      ports('bridge', { hostPort: 80, containerPortRange: '90-99' }),
      'cannot specify both single port and port range',
    ],
    ['a mapping without a port', ports('bridge', {}), "Invalid 'containerPort' setting for container 'app'."],
    ['container port 0', ports('bridge', { containerPort: 0 }), "Invalid 'containerPort' setting for container 'app'."],
    [
      'container port 65536',
      ports('bridge', { containerPort: 65_536 }),
      "Invalid 'containerPort' setting for container 'app'.",
    ],
    [
      'host port 65536',
      ports('bridge', { containerPort: 80, hostPort: 65_536 }),
      "Invalid 'hostPort' setting for container 'app'.",
    ],
    [
      'a range that runs backwards',
      ports('bridge', { containerPortRange: '99-90' }),
      "Invalid 'containerPortRange' setting for container 'app'.",
    ],
    [
      'a range of one port',
      ports('bridge', { containerPortRange: '90-90' }),
      "Invalid 'containerPortRange' setting for container 'app'.",
    ],
    [
      'a range of no ports',
      ports('bridge', { containerPortRange: 'some' }),
      "Invalid 'containerPortRange' setting for container 'app'.",
    ],
    [
      'a mapping name in capitals',
      ports('bridge', { name: 'HTTP', containerPort: 80 }),
      "The port mapping name 'HTTP' is invalid.",
    ],
    [
      'two mappings of one name',
      ports('bridge', { name: 'http', containerPort: 80 }, { name: 'http', containerPort: 81 }),
      "The 'http' port mapping name is already used in the task.",
    ],
    [
      'one host port twice',
      ports('bridge', { containerPort: 80, hostPort: 8080 }, { containerPort: 81, hostPort: 8080 }),
      "TCP host port '8080' is mapped multiple times in task.",
    ],
    [
      'one UDP port twice',
      ports('awsvpc', { containerPort: 53, protocol: 'udp' }, { containerPort: 53, protocol: 'udp' }),
      "UDP host port '53' is mapped multiple times in task.",
    ],
    [
      'one port of two containers that share an interface',
      {
        networkMode: 'awsvpc',
        containerDefinitions: [
          app({ portMappings: [{ containerPort: 3000 }] }),
          app({ name: 'b', portMappings: [{ containerPort: 3000 }] }),
        ],
      },
      "TCP host port '3000' is mapped multiple times in task.",
    ],
    [
      'ranges that overlap',
      ports('bridge', { containerPortRange: '90-99' }, { containerPortRange: '99-109' }),
      'TCP container port is used multiple times in task.',
    ],
    [
      'a port within a range',
      ports('awsvpc', { containerPortRange: '90-99' }, { containerPort: 95 }),
      'TCP container port is used multiple times in task.',
    ],
    [
      'a port within the range of another container that shares the interface',
      {
        networkMode: 'awsvpc',
        containerDefinitions: [
          app({ portMappings: [{ containerPortRange: '90-99' }] }),
          app({ name: 'b', portMappings: [{ containerPort: 95 }] }),
        ],
      },
      'TCP container port is used multiple times in task.',
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['ranges side by side', ports('bridge', { containerPortRange: '90-99' }, { containerPortRange: '100-109' })],
    ['one port for TCP and UDP', ports('awsvpc', { containerPort: 53 }, { containerPort: 53, protocol: 'udp' })],
    [
      'a range for TCP over a port for UDP',
      ports('awsvpc', { containerPortRange: '50-59' }, { containerPort: 53, protocol: 'udp' }),
    ],
    [
      'one container port on two host ports',
      ports('bridge', { containerPort: 80, hostPort: 8080 }, { containerPort: 80, hostPort: 8081 }),
    ],
    [
      'one container port of two containers behind a bridge',
      {
        containerDefinitions: [
          app({ portMappings: [{ containerPort: 80 }] }),
          app({ name: 'b', portMappings: [{ containerPort: 80 }] }),
        ],
      },
    ],
    [
      'one range of two containers behind a bridge',
      {
        containerDefinitions: [
          app({ portMappings: [{ containerPortRange: '90-99' }] }),
          app({ name: 'b', portMappings: [{ containerPortRange: '90-99' }] }),
        ],
      },
    ],
    ['a mapping name of 64 characters', ports('bridge', { name: 'a'.repeat(64), containerPort: 80 })],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
