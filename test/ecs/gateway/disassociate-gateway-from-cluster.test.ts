import {
  ClusterNotFoundException,
  DeleteServiceCommand,
  GatewayNotFoundException,
  ResourceNotFoundException,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('DisassociateGatewayFromCluster', () => {
  const world = createGatewayWorld();
  const { aws, client, begin, create, associate, associations, disassociate, createService, update, routes } = world;
  const { clock } = aws;

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

    await update({ forceNewDeployment: true });
    await client.send(new DeleteServiceCommand({ service: 'api', force: true }));
    clock.advance('59s');
    expect(await associations()).toHaveLength(2);
    clock.advance('1s');

    expect(await associations()).toMatchObject([{ gatewayArn: expect.stringContaining('/second/') }]);
    expect(await routes()).toMatchObject([
      { gatewayArn: expect.stringContaining('/second/'), serviceArn: expect.stringMatching(/\/web$/) },
    ]);
  });

  it('leaves nothing to come where the last route goes first', async () => {
    await create();
    await associate();
    await createService({ desiredCount: 0 });
    clock.advance('10m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    clock.advance('55s');
    await disassociate();
    clock.advance('5s');
    expect(await associations()).toEqual([]);

    await associate();
    await disassociate();
    clock.advance('9s');
    expect(await associations()).toMatchObject([{ status: 'DISASSOCIATING' }]);
    clock.advance('1s');
    expect(await associations()).toEqual([]);
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
