import { DisassociateGatewayFromClusterCommand, UpdateGatewayCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createGatewayWorld } from './gateway-world.js';

describe('a gateway with timing: instant', () => {
  const {
    aws,
    client,
    begin,
    create,
    describe: describeGateway,
    associate,
    associations,
    createService,
    routes,
  } = createGatewayWorld({ timing: 'instant' });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('has settled by the next call', async () => {
    await create();
    await associate();
    const { status } = await client.send(new UpdateGatewayCommand({ gateway: 'edge', propagateTags: 'NONE' }));
    expect(status).toBe('UPDATE_IN_PROGRESS');
    expect((await describeGateway()).status).toBe('UPDATE_COMPLETE');
    await createService();
    expect(await routes()).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('is free of a cluster by the next call', async () => {
    await create();
    await associate();
    await client.send(new DisassociateGatewayFromClusterCommand({ gateway: 'edge', cluster: 'default' }));
    expect(await associations()).toEqual([]);
  });
});
