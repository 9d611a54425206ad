import {
  ClusterNotFoundException,
  DeleteServiceCommand,
  DisassociateGatewayFromClusterCommand,
  GatewayNotFoundException,
  ResourceNotFoundException,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('DisassociateGatewayFromCluster', () => {
  const { aws, client, begin, create, associate, associations, createService, routes } = createGatewayWorld();
  const { clock } = aws;
  const disassociate = (gateway = 'edge', cluster = 'default') =>
    client.send(new DisassociateGatewayFromClusterCommand({ gateway, cluster }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('ends after a while where no service uses the gateway', async () => {
    const gatewayArn = await create();
    const { clusterArn } = await associate();
    const { $metadata: _, ...reply } = await disassociate();
    expect(reply).toEqual({ gatewayArn, clusterArn, status: 'DISASSOCIATING' });
    expect(await associations()).toEqual([reply]);
    clock.advance('10s');
    expect(await associations()).toEqual([]);
  });

  it('waits until the services have been updated, and their routes are gone', async () => {
    await create();
    await create({ name: 'second' });
    await associate();
    await associate('second');
    await createService();
    await createService({ serviceName: 'api' });
    clock.advance('10m');
    await disassociate();
    clock.advance('1h');
    expect(await associations()).toMatchObject([{ status: 'DISASSOCIATING' }, { status: 'ACTIVE' }]);
    expect((await routes()).map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);

    await client.send(new UpdateServiceCommand({ service: 'web', forceNewDeployment: true }));
    await client.send(new DeleteServiceCommand({ service: 'api', force: true }));
    clock.advance('59s');
    expect(await associations()).toHaveLength(2);
    clock.advance('1s');

    expect(await associations()).toMatchObject([{ gatewayArn: expect.stringContaining('/second/') }]);
    expect(await routes()).toMatchObject([
      { gatewayArn: expect.stringContaining('/second/'), serviceArn: expect.stringMatching(/\/web$/) },
    ]);
  });

  it('can be repeated', async () => {
    await create();
    await associate();
    await disassociate();
    aws.mark();
    expect((await disassociate()).status).toBe('DISASSOCIATING');
    expect(aws.changes()).toEqual([]);
  });

  it('needs an association', async () => {
    await create();
    expect(await rejectionOf(disassociate())).toEqual([
      ResourceNotFoundException,
      'The gateway is not associated with the cluster.',
    ]);
    expect(await rejectionOf(disassociate('none'))).toEqual([GatewayNotFoundException, 'Gateway not found.']);
    expect(await rejectionOf(disassociate('edge', 'none'))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
  });
});
