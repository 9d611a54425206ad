import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const PROPERTIES = {
  ProxyIngressPort: '15000',
  ProxyEgressPort: '15001',
  AppPorts: '8080',
  EgressIgnoredIPs: '169.254.170.2',
  IgnoredUID: '1337',
};

function proxy(
  properties: Readonly<Record<string, string | undefined>>,
  definition: Definition = {},
  containerName = 'app',
): Definition {
  const given = Object.entries({ ...PROPERTIES, ...properties }).filter(([, value]) => value !== undefined);
  return {
    networkMode: 'awsvpc',
    proxyConfiguration: { containerName, properties: given.map(([name, value]) => ({ name, value })) },
    ...definition,
  };
}

describe('Rules for the proxy', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'a proxy without awsvpc',
      proxy({}, { networkMode: 'bridge' }),
      'APPMESH proxy configuration is only supported in networkMode=awsvpc',
    ],
    ['a proxy that is no container', proxy({}, {}, 'envoy'), 'Proxy container [envoy] does not exist'],
    ['no ingress port', proxy({ ProxyIngressPort: undefined }), 'Ingress port not found'],
    ['an empty ingress port', proxy({ ProxyIngressPort: '' }), 'Ingress port not found'],
    ['no egress port', proxy({ ProxyEgressPort: undefined }), 'Egress port not found'],
    ['no ports of the application', proxy({ AppPorts: undefined }), 'App ports not found'],
    ['no ignored addresses', proxy({ EgressIgnoredIPs: undefined }), 'Egress ignored IPs not found'],
    ['neither user nor group', proxy({ IgnoredUID: undefined }), 'Ignored UID or ignored GID not found'],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['a proxy with all properties', proxy({})],
    ['an empty list of ignored addresses', proxy({ EgressIgnoredIPs: '' })],
    ['a group in place of a user', proxy({ IgnoredUID: undefined, IgnoredGID: '1337' })],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
