import {
  InvalidParameterException,
  DisassociateGatewayFromClusterCommand,
  ListGatewayClusterAssociationsCommand,
  paginateListGatewayClusterAssociations,
  type GatewayClusterAssociationSummary,
  type ListGatewayClusterAssociationsCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

const PARTS = /gateway\/(\w+)\/.*cluster\/(\w+)/;
const CLUSTER_ARN = 'arn:aws:ecs:us-east-1:123456789012:cluster/other';

describe('ListGatewayClusterAssociations', () => {
  const { aws, client, begin, create, associate } = createGatewayWorld();
  const list = (input: ListGatewayClusterAssociationsCommandInput) =>
    client.send(new ListGatewayClusterAssociationsCommand(input));
  const shorten = ({ gatewayArn, clusterArn, status }: GatewayClusterAssociationSummary) =>
    `${gatewayArn} ${clusterArn}`.replace(new RegExp(`.*${PARTS.source}`), '$1 $2 ') + String(status);
  const pairs = async (input: ListGatewayClusterAssociationsCommandInput = {}) =>
    (await list(input)).gatewayClusterAssociations?.map(shorten);
  let arn = '';

  beforeEach(async () => {
    begin();
    arn = await create({ name: 'one' });
    await create({ name: 'two' });
    await associate('one', 'default');
    await associate('two', 'other');
    await associate('one', 'other');
    await client.send(new DisassociateGatewayFromClusterCommand({ gateway: 'two', cluster: 'other' }));
  });
  afterAll(() => aws.restore());

  it('gives all of them in the order of creation', async () => {
    expect(await pairs()).toEqual(['one default ACTIVE', 'two other DISASSOCIATING', 'one other ACTIVE']);
  });

  it('filters by gateway, by cluster and by status', async () => {
    expect(await pairs({ gateway: 'one' })).toEqual(['one default ACTIVE', 'one other ACTIVE']);
    expect(await pairs({ gateway: arn, cluster: CLUSTER_ARN })).toEqual(['one other ACTIVE']);
    expect(await pairs({ cluster: 'other' })).toEqual(['two other DISASSOCIATING', 'one other ACTIVE']);
    expect(await pairs({ status: ['DISASSOCIATING'] })).toEqual(['two other DISASSOCIATING']);
    expect(await pairs({ status: ['INACTIVE'] })).toEqual([]);
    expect(await pairs({ gateway: 'none' })).toEqual([]);
    expect(await pairs({ cluster: 'none' })).toEqual([]);
  });

  it('goes through pages', async () => {
    const pages: unknown[] = [];
    const paginator = paginateListGatewayClusterAssociations({ client, pageSize: 1 }, { cluster: 'other' });
    for await (const { gatewayClusterAssociations } of paginator) pages.push(gatewayClusterAssociations?.map(shorten));
    expect(pages).toEqual([['two other DISASSOCIATING'], ['one other ACTIVE']]);
  });

  it.each<[string, ListGatewayClusterAssociationsCommandInput, string]>([
    ['too large a page', { maxResults: 101 }, 'maxResults should be between 1 and 100.'],
    ['a wrong token', { nextToken: 'wrong' }, 'Invalid token'],
    ['an unknown status', { status: ['GONE' as never] }, 'status should be one of [ACTIVE,DISASSOCIATING,INACTIVE]'],
    ['a wrong ARN', { gateway: 'arn:aws:ecs' }, 'Invalid arn syntax.'],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(list(input))).toEqual([InvalidParameterException, message]);
  });
});
