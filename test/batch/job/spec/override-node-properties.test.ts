import type { NodeOverrides, NodeProperties } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RESOURCES, createJobWorld } from '../job-world.js';

describe('The nodes of a job', () => {
  const { aws, prepareQueue, register, submitted, describeJob } = createJobWorld();

  beforeEach(() => prepareQueue());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const container = { image: 'busybox', resourceRequirements: RESOURCES };
  const containers = [{ name: 'app', image: 'app', resourceRequirements: RESOURCES }];
  const nodesOf = async (nodeProperties: NodeProperties, nodeOverrides?: NodeOverrides) => {
    await register({ nodeProperties });
    const input = nodeOverrides ? { nodeOverrides } : {};
    return (await describeJob(await submitted(input))).nodeProperties;
  };

  it('are those of the definition where the request says nothing', async () => {
    const lists = { command: [], environment: [], volumes: [], mountPoints: [], ulimits: [], secrets: [] };
    expect(
      await nodesOf({ numNodes: 3, mainNode: 1, nodeRangeProperties: [{ targetNodes: '0:2', container }] }),
    ).toEqual({
      numNodes: 3,
      mainNode: 1,
      nodeRangeProperties: [{ targetNodes: '0:2', container: { ...container, ...lists } }],
    });
  });

  it('are as many as the request says', async () => {
    const nodeProperties = { numNodes: 3, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] };
    expect(await nodesOf(nodeProperties, { numNodes: 5 })).toMatchObject({ numNodes: 5 });
    expect(await nodesOf(nodeProperties, { numNodes: 2 })).toMatchObject({ numNodes: 2 });
  });

  it.each(['0:2', ':2', '0:'])('are found by their range, however it is written: %s', async (targetNodes) => {
    const nodeProperties = { numNodes: 3, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:2', container }] };
    const containerOverrides = { command: ['echo'], environment: [{ name: 'A', value: '1' }] };
    expect(
      await nodesOf(nodeProperties, { nodePropertyOverrides: [{ targetNodes, containerOverrides }] }),
    ).toMatchObject({
      nodeRangeProperties: [
        {
          targetNodes: '0:2',
          container: { image: 'busybox', command: ['echo'], environment: [{ name: 'A', value: '1' }] },
        },
      ],
    });
  });

  it('can be tasks of several containers, with an instance type', async () => {
    const nodeProperties = {
      numNodes: 2,
      mainNode: 0,
      nodeRangeProperties: [
        { targetNodes: '0', instanceTypes: ['m5.large'], ecsProperties: { taskProperties: [{ containers }] } },
        { targetNodes: '1', ecsProperties: { taskProperties: [{ containers }] } },
      ],
    };
    const override = {
      targetNodes: '0',
      instanceTypes: ['c5.large'],
      ecsPropertiesOverride: { taskProperties: [{ containers: [{ name: 'app', command: ['lead'] }] }] },
    };
    expect(await nodesOf(nodeProperties, { nodePropertyOverrides: [override] })).toMatchObject({
      nodeRangeProperties: [
        {
          instanceTypes: ['c5.large'],
          ecsProperties: { taskProperties: [{ containers: [{ name: 'app', command: ['lead'] }] }] },
        },
        { ecsProperties: { taskProperties: [{ containers: [{ name: 'app', command: [] }] }] } },
      ],
    });
  });
});
