import {
  ClientException,
  DeleteGatewayCommand,
  DescribeGatewayCommand,
  GatewayNotFoundException,
  UpdateGatewayCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('DeleteGateway', () => {
  const { aws, client, begin, create, associate, disassociate, createService } = createGatewayWorld();
  const { clock } = aws;
  const deleteGateway = (gateway = 'edge') => client.send(new DeleteGatewayCommand({ gateway }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('leaves nothing of the gateway', async () => {
    const gatewayArn = await create();
    const { $metadata: _, ...reply } = await deleteGateway(gatewayArn);
    expect(reply).toEqual({ gatewayArn, name: 'edge', status: 'DELETED' });
    for (const call of [deleteGateway(), client.send(new DescribeGatewayCommand({ gateway: gatewayArn }))]) {
      expect(await rejectionOf(call)).toEqual([GatewayNotFoundException, 'Gateway not found.']);
    }
    expect(aws.state.ecs.gateways).toEqual({});
  });

  it('frees the name', async () => {
    const first = await create();
    await deleteGateway();
    expect(await create()).not.toBe(first);
  });

  it('is refused while deletion protection is on', async () => {
    await create({ deletionProtection: true });
    aws.mark();
    expect(await rejectionOf(deleteGateway())).toEqual([
      ClientException,
      'The gateway cannot be deleted while deletion protection is enabled.',
    ]);
    expect(aws.changes()).toEqual([]);
    await client.send(new UpdateGatewayCommand({ gateway: 'edge', deletionProtection: false }));
    expect((await deleteGateway()).status).toBe('DELETED');
    expect(clock.pending()).toEqual([]);
  });

  it('is refused while a cluster is associated, or is being disassociated', async () => {
    await create();
    await associate();
    await createService();
    const refusal = [ClientException, 'The gateway cannot be deleted while it is associated with clusters.'];
    expect(await rejectionOf(deleteGateway())).toEqual(refusal);
    await disassociate();
    clock.advance('1h');
    expect(await rejectionOf(deleteGateway())).toEqual(refusal);
  });

  it('is possible once all clusters have been disassociated', async () => {
    await create();
    await associate();
    await disassociate();
    clock.advance('10s');
    expect((await deleteGateway()).status).toBe('DELETED');
  });
});
