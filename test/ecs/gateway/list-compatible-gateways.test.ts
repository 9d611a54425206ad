import { InvalidParameterException, type UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { connector, createGatewayWorld } from './gateway-world.js';

describe('the gateways of a service with a connector', () => {
  const world = createGatewayWorld();
  const { aws, begin, create, associate, associations, disassociate, createService, update, told } = world;
  const { clock } = aws;

  beforeEach(async () => {
    begin();
    await create();
    await associate();
  });
  afterAll(() => aws.restore());

  it('uses the gateways of the access types that it asks for', async () => {
    await create({ name: 'inner', configuration: { hostSharedAlb: { scheme: 'internal' } } });
    await associate('inner');
    await createService(connector('http', { accessTypes: ['PRIVATE'] }));
    expect(await told()).toEqual(['inner web http CREATE_IN_PROGRESS']);
    await update(connector('http', { accessTypes: ['PUBLIC'] }));
    expect(await told()).toEqual(['inner web http DELETE_IN_PROGRESS', 'edge web http CREATE_IN_PROGRESS']);
  });

  it('uses the gateways that are in all of its zones, as far as these are known', async () => {
    aws.ecs.seed({
      subnets: [
        { subnetId: 'subnet-1', availabilityZone: 'us-east-1a' },
        { subnetId: 'subnet-a', availabilityZone: 'us-east-1a' },
        { subnetId: 'subnet-b', availabilityZone: 'us-east-1b' },
      ],
    });
    for (const zone of ['a', 'b']) {
      const networkConfiguration = { subnets: [`subnet-${zone}`] };
      await create({ name: `in-${zone}`, configuration: { hostSharedAlb: { networkConfiguration } } });
      await associate(`in-${zone}`);
    }
    await createService({ networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } });
    expect(await told()).toEqual(['edge web http CREATE_IN_PROGRESS', 'in-a web http CREATE_IN_PROGRESS']);
  });

  it('uses a gateway that is associated later once it is updated', async () => {
    await createService();
    clock.advance('5m');
    await create({ name: 'second' });
    await associate('second');
    await update({ desiredCount: 2 });
    expect(await told()).toEqual(['edge web http ACTIVE']);
    const { service } = await update(connector('http'));
    expect(service?.deployments).toHaveLength(1);
    expect(await told()).toEqual(['edge web http ACTIVE', 'second web http CREATE_IN_PROGRESS']);
  });

  it.each([
    ['a cluster without gateways', { cluster: 'other' }, 'no gateways are associated with cluster other.'],
    [
      'an access type without gateways',
      connector('http', { accessTypes: ['PRIVATE'] }),
      'none of the gateways associated with cluster default match the service.',
    ],
  ])('is refused for %s', async (_what, input, message) => {
    aws.mark();
    expect(await rejectionOf(createService(input))).toEqual([
      InvalidParameterException,
      `gatewayConnectors were specified but ${message}`,
    ]);
    expect(aws.changes()).toEqual([]);
  });

  it('is refused where it asks for a connector while its last gateway is being disassociated', async () => {
    await createService();
    clock.advance('10m');
    await disassociate();
    aws.mark();
    expect(await rejectionOf(update(connector('http')))).toEqual([
      InvalidParameterException,
      'gatewayConnectors were specified but no gateways are associated with cluster default.',
    ]);
    expect(aws.changes()).toEqual([]);
  });

  it.each<Partial<UpdateServiceCommandInput>>([{ forceNewDeployment: true }, { gatewayConnectors: [] }])(
    'leaves a gateway that is being disassociated with the update %j',
    async (input) => {
      await createService();
      clock.advance('10m');
      await disassociate();
      await update(input);
      expect(await told()).toEqual(['edge web http DELETE_IN_PROGRESS']);
      clock.advance('60s');
      expect(await told()).toEqual([]);
      expect(await associations()).toEqual([]);
    },
  );

  it('keeps its routes from a gateway that is being disassociated, where it rolls back', async () => {
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    await createService({ deploymentConfiguration });
    clock.advance('10m');
    aws.ecs.onTask({ family: 'web' }, { exitCode: 1, after: '1s' });
    await update(connector('admin'));
    await disassociate();
    clock.advance('1h');
    expect(await told()).toEqual(['edge web http ACTIVE']);
    expect(await associations()).toMatchObject([{ status: 'DISASSOCIATING' }]);
  });

  it('does not get back the route that an update has taken from it, where it rolls back', async () => {
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    await createService({ deploymentConfiguration });
    clock.advance('10m');
    aws.ecs.onTask({ family: 'web' }, { exitCode: 1, after: '1s' });
    await disassociate();
    await update({ forceNewDeployment: true });
    clock.advance('1h');
    expect(await told()).toEqual([]);
    expect(await associations()).toEqual([]);
  });
});
