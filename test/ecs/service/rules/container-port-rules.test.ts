import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { associateGateway } from '../../gateway/associate-gateway.js';
import { createRulesWorld, TARGET_GROUP } from './rules-world.js';

describe('a container port', () => {
  const { aws, client, begin, createService, refusalToCreate } = createRulesWorld();
  const loadBalancers = (containerPort: number) => [
    { targetGroupArn: TARGET_GROUP, containerName: 'ranged', containerPort },
  ];

  beforeEach(() => {
    begin();
    aws.ecs.seed({
      taskDefinitions: [
        { family: 'ranged', containerDefinitions: [{ portMappings: [{ containerPortRange: '7000-7010' }] }] },
      ],
    });
  });
  afterAll(() => aws.restore());

  it.each([7_000, 7_010])('can be %s in a range of ports from 7000 to 7010', async (port) => {
    const service = await createService({ taskDefinition: 'ranged', loadBalancers: loadBalancers(port) });

    expect(service.loadBalancers?.[0]?.containerPort).toBe(port);
  });

  it.each([6_999, 7_011])('cannot be %s in a range of ports from 7000 to 7010', async (port) => {
    expect(await refusalToCreate({ taskDefinition: 'ranged', loadBalancers: loadBalancers(port) })).toBe(
      `The container ranged did not have a container port ${port} defined.`,
    );
  });

  it.each([
    ['of VPC Lattice', { vpcLatticeConfigurations: [{ roleArn: 'r', targetGroupArn: 't', portName: 'none' }] }],
    ['of a gateway connector', { gatewayConnectors: [{ portName: 'none' }] }],
  ])('has a name, which the port name %s must be', async (_, input) => {
    expect(await refusalToCreate(input)).toBe(
      'portName(none) does not refer to any named PortMapping in the container definitions',
    );
  });

  it('has a name for VPC Lattice and gateway connectors', async () => {
    const vpcLatticeConfigurations = [{ roleArn: 'r', targetGroupArn: 't', portName: 'http' }];
    await associateGateway(client);
    await createService({ vpcLatticeConfigurations, gatewayConnectors: [{ portName: 'http' }] });

    expect(Object.values(aws.state.ecs.services)[0]?.spec).toMatchObject({
      vpcLatticeConfigurations,
      gatewayConnectors: [{ portName: 'http' }],
    });
  });
});
