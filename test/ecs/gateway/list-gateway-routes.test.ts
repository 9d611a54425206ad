import {
  GatewayNotFoundException,
  InvalidParameterException,
  ListGatewayRoutesCommand,
  paginateListGatewayRoutes,
  type GatewayRouteSummary,
  type ListGatewayRoutesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

const SERVICE_ARN = 'arn:aws:ecs:us-east-1:123456789012:service/other/web';

describe('ListGatewayRoutes', () => {
  const { aws, client, begin, create, associate, createService } = createGatewayWorld();
  const list = (input: ListGatewayRoutesCommandInput = {}) => client.send(new ListGatewayRoutesCommand(input));
  const shorten = ({ gatewayArn, serviceArn, serviceContainerPortName, status }: GatewayRouteSummary) =>
    [gatewayArn?.split('/')[1], serviceArn?.split(':service/')[1], serviceContainerPortName, status].join(' ');
  const told = async (input: ListGatewayRoutesCommandInput) => (await list(input)).gatewayRoutes?.map(shorten);

  beforeEach(async () => {
    begin();
    for (const name of ['one', 'two']) await create({ name });
    await associate('one');
    await associate('one', 'other');
    await associate('two', 'other');
    await createService();
    aws.clock.advance('60s');
    await createService({ cluster: 'other' });
    await createService({ cluster: 'other', serviceName: 'api', gatewayConnectors: [{ portName: 'admin' }] });
  });
  afterAll(() => aws.restore());

  it('gives summaries in the order of creation', async () => {
    const { gatewayRoutes = [], nextToken } = await list();
    expect(nextToken).toBeUndefined();
    expect(gatewayRoutes.map(shorten)).toEqual([
      'one default/web http ACTIVE',
      'one other/web http CREATE_IN_PROGRESS',
      'two other/web http CREATE_IN_PROGRESS',
      'one other/api admin CREATE_IN_PROGRESS',
      'two other/api admin CREATE_IN_PROGRESS',
    ]);
    expect(gatewayRoutes[0]).toEqual({
      gatewayRouteArn: expect.stringMatching(
        /^arn:aws:ecs:us-east-1:123456789012:gateway-route\/one\/[\da-f]{32}\/[\da-f]{32}$/,
      ),
      gatewayArn: expect.stringMatching(/:gateway\/one\/[\da-f]{32}$/),
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/default/web',
      serviceContainerPortName: 'http',
      status: 'ACTIVE',
    });
  });

  it.each<[string, ListGatewayRoutesCommandInput, string[]]>([
    [
      'by gateway',
      { gateway: 'two' },
      ['two other/web http CREATE_IN_PROGRESS', 'two other/api admin CREATE_IN_PROGRESS'],
    ],
    ['by cluster', { cluster: 'default' }, ['one default/web http ACTIVE']],
    [
      'by the name of a service, in every cluster',
      { service: 'web', gateway: 'one' },
      ['one default/web http ACTIVE', 'one other/web http CREATE_IN_PROGRESS'],
    ],
    [
      'by the ARN of a service',
      { service: SERVICE_ARN },
      ['one other/web http CREATE_IN_PROGRESS', 'two other/web http CREATE_IN_PROGRESS'],
    ],
    [
      'by port',
      { serviceContainerPortName: 'admin' },
      ['one other/api admin CREATE_IN_PROGRESS', 'two other/api admin CREATE_IN_PROGRESS'],
    ],
    ['by status', { status: ['ACTIVE', 'CREATE_FAILED'] }, ['one default/web http ACTIVE']],
    ['by what is not there', { cluster: 'none', service: 'none' }, []],
  ])('filters %s', async (_how, input, routes) => {
    expect(await told(input)).toEqual(routes);
  });

  it('goes through pages', async () => {
    const sizes: unknown[] = [];
    for await (const { gatewayRoutes } of paginateListGatewayRoutes({ client, pageSize: 3 }, { cluster: 'other' })) {
      sizes.push(gatewayRoutes?.length);
    }
    expect(sizes).toEqual([3, 1]);
  });

  it('does not find a gateway that is not there', async () => {
    expect(await rejectionOf(list({ gateway: 'none' }))).toEqual([GatewayNotFoundException, 'Gateway not found.']);
  });

  it.each<[string, ListGatewayRoutesCommandInput, string]>([
    ['too large a page', { maxResults: 101 }, 'maxResults should be between 1 and 100.'],
    ['a wrong token', { nextToken: 'wrong' }, 'Invalid token'],
    [
      'an unknown status',
      { status: ['GONE' as never] },
      'status should be one of [ACTIVE,CREATE_FAILED,CREATE_IN_PROGRESS,DELETE_FAILED,DELETE_IN_PROGRESS,UPDATE_FAILED,UPDATE_IN_PROGRESS]',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(list(input))).toEqual([InvalidParameterException, message]);
  });
});
