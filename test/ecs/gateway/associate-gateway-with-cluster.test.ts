import {
  ClusterNotFoundException,
  DeleteClusterCommand,
  DisassociateGatewayFromClusterCommand,
  GatewayNotFoundException,
  InvalidParameterException,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

const CLUSTER_ARN = 'arn:aws:ecs:us-east-1:123456789012:cluster/default';

describe('AssociateGatewayWithCluster', () => {
  const { aws, client, begin, create, associate, associations, createService } = createGatewayWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('makes an association that is ACTIVE at once', async () => {
    const gatewayArn = await create();
    aws.mark();
    expect(await associate(gatewayArn, CLUSTER_ARN)).toMatchObject({
      gatewayArn,
      clusterArn: CLUSTER_ARN,
      status: 'ACTIVE',
    });
    expect(aws.changes()).toEqual([expect.stringMatching(/^\+ gateway\/edge\/[\da-f]{32}\/cluster\/default ACTIVE$/)]);
  });

  it('can be repeated', async () => {
    await create();
    await associate();
    aws.mark();
    expect((await associate()).status).toBe('ACTIVE');
    expect(aws.changes()).toEqual([]);
  });

  it('ties a cluster to 5 gateways at most', async () => {
    for (const name of ['1', '2', '3', '4', '5', '6']) await create({ name });
    for (const name of ['1', '2', '3', '4', '5']) await associate(name);
    expect(await rejectionOf(associate('6'))).toEqual([
      InvalidParameterException,
      'A cluster can be associated with up to 5 gateways.',
    ]);
    expect((await associate('6', 'other')).status).toBe('ACTIVE');
  });

  it('is refused while the gateway is being disassociated', async () => {
    await create();
    await associate();
    await createService();
    await client.send(new DisassociateGatewayFromClusterCommand({ gateway: 'edge', cluster: 'default' }));
    expect(await rejectionOf(associate())).toEqual([
      InvalidParameterException,
      'The gateway is being disassociated from the cluster.',
    ]);
  });

  it('ends with the cluster', async () => {
    await create();
    await associate('edge', 'default');
    await associate('edge', 'other');
    await client.send(new DeleteClusterCommand({ cluster: 'default' }));
    expect(await associations()).toMatchObject([{ clusterArn: expect.stringMatching(/\/other$/) }]);
  });

  it('needs a gateway and a cluster that are there', async () => {
    await create();
    expect(await rejectionOf(associate('none'))).toEqual([GatewayNotFoundException, 'Gateway not found.']);
    expect(await rejectionOf(associate('edge', 'none'))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
    await client.send(new DeleteClusterCommand({ cluster: 'other' }));
    expect(await rejectionOf(associate('edge', 'other'))).toEqual([
      ClusterNotFoundException,
      'The referenced cluster was inactive.',
    ]);
    expect(await associations()).toEqual([]);
  });
});
