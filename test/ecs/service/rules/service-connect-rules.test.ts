import type { ServiceConnectService } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld } from './rules-world.js';

describe('Service Connect', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, ServiceConnectService, string]>([
    [
      'a port name that no container has',
      { portName: 'grpc' },
      'portName(grpc) does not refer to any named PortMapping in the container definitions',
    ],
    [
      'two aliases',
      { portName: 'http', clientAliases: [{ port: 80 }, { port: 81 }] },
      '2 clientAliases exceeds the max limit of 1',
    ],
    [
      'a DNS name with a blank',
      { portName: 'http', clientAliases: [{ port: 80, dnsName: 'my api' }] },
      'The DNS name that you provided is invalid',
    ],
    [
      'a discovery name in capitals',
      { portName: 'http', discoveryName: 'API' },
      'The discovery name can have up to 64 lowercase letters, numbers, underscores, and hyphens. It cannot start with a hyphen.',
    ],
  ])('refuses %s', async (_, service, message) => {
    const serviceConnectConfiguration = { enabled: true, namespace: 'internal', services: [service] };

    expect(await refusalToCreate({ serviceConnectConfiguration })).toBe(message);
  });

  it('needs a namespace', async () => {
    expect(await refusalToCreate({ serviceConnectConfiguration: { enabled: true } })).toBe(
      'Namespace is missing. Specify a namespace in the service or a default namespace for the cluster and try again.',
    );
  });

  it('takes the namespace of the cluster', async () => {
    const { deployments } = await createService({ cluster: 'named', serviceConnectConfiguration: { enabled: true } });

    expect(deployments?.[0]?.serviceConnectConfiguration?.namespace).toMatch(
      /^arn:aws:servicediscovery:us-east-1:123456789012:namespace\/ns-/,
    );
  });

  it('needs nothing where it is off', async () => {
    const { deployments } = await createService({ serviceConnectConfiguration: { enabled: false } });

    expect(deployments?.[0]?.serviceConnectConfiguration).toEqual({ enabled: false });
  });
});
