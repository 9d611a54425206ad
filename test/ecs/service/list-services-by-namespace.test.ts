import {
  DeleteServiceCommand,
  ECSClient,
  ListServicesByNamespaceCommand,
  paginateListServicesByNamespace,
  type ListServicesByNamespaceCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from './service-world.js';

const SERVICES = 'arn:aws:ecs:us-east-1:123456789012:service';

describe('ListServicesByNamespace', () => {
  const { aws, client, begin, createService } = createServiceWorld();
  const { ecs, clock } = aws;
  const list = async (input: Partial<ListServicesByNamespaceCommandInput> = {}) => {
    const command = new ListServicesByNamespaceCommand({ namespace: 'internal', ...input });
    return (await client.send(command)).serviceArns?.map((arn) => arn.replace(`${SERVICES}/`, ''));
  };
  const connect = (serviceName: string, namespace?: string, input = {}) =>
    createService({ serviceName, serviceConnectConfiguration: { enabled: true, namespace }, ...input });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('lists the services of all clusters that use a namespace', async () => {
    ecs.seed({ clusters: ['other'] });
    await connect('web', 'internal');
    await connect('api', 'other-namespace');
    await connect('mail', 'internal', { cluster: 'other' });
    await createService({ serviceName: 'alone' });

    expect(await list()).toEqual(['default/web', 'other/mail']);
  });

  it('knows a namespace by its ARN as well', async () => {
    const namespace = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0123456789abcdef';
    await connect('web', namespace);

    expect(await list({ namespace })).toEqual(['default/web']);
  });

  it('knows the default namespace of a cluster by name, whether or not a service uses it', async () => {
    ecs.seed({ clusters: [{ clusterName: 'meshed', serviceConnectDefaults: { namespace: 'internal' } }] });
    expect(await list()).toEqual([]);
    await connect('web', undefined, { cluster: 'meshed' });

    expect(await list()).toEqual(['meshed/web']);
  });

  it('leaves out services that have turned Service Connect off, or are being deleted', async () => {
    await connect('web', 'internal');
    await connect('api', 'internal');
    await createService({
      serviceName: 'off',
      serviceConnectConfiguration: { enabled: false, namespace: 'internal' },
    });
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));

    expect(await list()).toEqual(['default/api']);
  });

  it('keeps Regions apart', async () => {
    const namespace = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0123456789abcdef';
    await connect('web', namespace);
    ecs.seed({
      region: 'eu-west-1',
      clusters: [{ clusterName: 'default', serviceConnectDefaults: { namespace } }],
    });

    expect(await list({ namespace })).toEqual(['default/web']);
    const abroad = new ECSClient({ region: 'eu-west-1' });
    expect(await abroad.send(new ListServicesByNamespaceCommand({ namespace }))).toMatchObject({ serviceArns: [] });
  });

  it('gives ten at a time by default', async () => {
    for (let i = 1; i <= 11; i++) await connect(`s${i}`, 'internal', { desiredCount: 0 });
    const pages: (number | undefined)[] = [];
    for await (const page of paginateListServicesByNamespace({ client }, { namespace: 'internal' })) {
      pages.push(page.serviceArns?.length);
    }

    expect(pages).toEqual([10, 1]);
  });

  it.each<[string, Partial<ListServicesByNamespaceCommandInput>, string, string]>([
    ['an unknown namespace', {}, 'NamespaceNotFoundException', 'The specified namespace was not found.'],
    ['no namespace', { namespace: undefined }, 'InvalidParameterException', 'Namespace can not be blank.'],
    [
      'pages of 101',
      { namespace: 'used', maxResults: 101 },
      'InvalidParameterException',
      'maxResults should be between 1 and 100.',
    ],
    [
      'a token that it did not give',
      { namespace: 'used', nextToken: 'x' },
      'InvalidParameterException',
      'Invalid token',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await connect('web', 'used');

    await expect(list(input)).rejects.toMatchObject({ name, message });
  });
});
