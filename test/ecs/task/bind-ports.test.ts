import type { PortMapping } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { bindPorts } from '../../../src/ecs/task/bind-ports.js';

const bind = (portMappings: PortMapping[], networkMode = 'bridge', taken: number[] = []) =>
  bindPorts({ portMappings }, { networkMode, taken: new Set(taken) });

describe('the ports of a container', () => {
  it('are those of the host that the definition names', () => {
    expect(bind([{ containerPort: 80, hostPort: 8080, protocol: 'udp' }])).toEqual([
      { bindIP: '0.0.0.0', containerPort: 80, hostPort: 8080, protocol: 'udp' },
    ]);
  });

  it('are otherwise the first ephemeral ones that are free', () => {
    const mappings = [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }];

    expect(bind(mappings, 'bridge', [32_768, 32_770]).map(({ hostPort }) => hostPort)).toEqual([32_769, 32_771]);
  });

  it('stay together in a range', () => {
    expect(bind([{ containerPortRange: '90-92' }, { containerPort: 80 }], 'bridge', [32_769])).toEqual([
      { bindIP: '0.0.0.0', containerPortRange: '90-92', hostPortRange: '32770-32772', protocol: 'tcp' },
      { bindIP: '0.0.0.0', containerPort: 80, hostPort: 32_768, protocol: 'tcp' },
    ]);
  });

  it('are the same inside and outside on the network of the host', () => {
    expect(bind([{ containerPort: 80 }, { containerPortRange: '90-92' }], 'host')).toEqual([
      { bindIP: '0.0.0.0', containerPort: 80, hostPort: 80, protocol: 'tcp' },
      { bindIP: '0.0.0.0', containerPortRange: '90-92', hostPortRange: '90-92', protocol: 'tcp' },
    ]);
  });

  it('are none where the task has an interface of its own, or no network', () => {
    expect(bind([{ containerPort: 80 }], 'awsvpc')).toEqual([]);
    expect(bind([{ containerPort: 80 }], 'none')).toEqual([]);
  });
});
