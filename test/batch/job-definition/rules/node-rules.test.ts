import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { container, createDefinitionWorld, nodesJob, part, type Definition } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const range = (targetNodes: string) => ({ targetNodes, container: container() });
const ecsProperties = { taskProperties: [{ containers: [part('app')] }] };
const eksProperties = { podProperties: { containers: [{ image: 'busybox' }] } };

function mainNode(index: number): Definition {
  return {
    type: 'multinode',
    nodeProperties: { numNodes: 2, mainNode: index, nodeRangeProperties: [range('0:')] },
  };
}

describe('Rules for nodes', () => {
  it.each<[what: string, definition: Definition, text: string]>([
    ['no nodes', nodesJob(0, [range('0:')]), 'Number of nodes must be between 1 and 1000.'],
    ['1001 nodes', nodesJob(1001, [range('0:')]), 'Number of nodes must be between 1 and 1000.'],
    ['a main node beyond the nodes', mainNode(2), 'Main node index must be between 0 and 1.'],
    ['a negative main node', mainNode(-1), 'Main node index must be between 0 and 1.'],
    [
      'six ranges',
      nodesJob(6, ['0', '1', '2', '3', '4', '5'].map(range)),
      'Maximum allowed size of node range properties is 5',
    ],
    ['letters in a range', nodesJob(2, [range('0:n')]), 'targetNodes should contain only digits.'],
    ['a range beyond the nodes', nodesJob(2, [range('0:2')]), 'Node range 0:2 is not within the nodes 0:1'],
    [
      'a range that starts beyond the nodes',
      nodesJob(2, [range(':'), range('2:')]),
      'Node range 2: is not within the nodes 0:1',
    ],
    [
      'a range that runs backwards',
      nodesJob(4, [range('0:'), range('3:1')]),
      'Node range 3:1 is not within the nodes 0:3',
    ],
    [
      'nodes without a range',
      nodesJob(4, [range('0:1'), range('3:')]),
      'Node ranges must cover all nodes, node 2 is missing',
    ],
    ['no ranges', nodesJob(1, []), 'Node ranges must cover all nodes, node 0 is missing'],
    ['a range without a container', nodesJob(1, [{ targetNodes: '0:' }]), 'Must specify container for node range 0:'],
    [
      'a container beside ecsProperties',
      nodesJob(1, [{ ...range('0:'), ecsProperties }]),
      'NodeRangeProperties can not use both ecsProperties and container fields',
    ],
    [
      'a container beside eksProperties',
      nodesJob(1, [{ ...range('0:'), eksProperties }]),
      'NodeRangeProperties can not use both eksProperties and container fields',
    ],
    [
      'ecsProperties beside eksProperties',
      nodesJob(1, [{ targetNodes: '0:', ecsProperties, eksProperties }]),
      'NodeRangeProperties can not use both eksProperties and ecsProperties fields',
    ],
    [
      'nodes on Amazon ECS and on Amazon EKS',
      nodesJob(2, [range('0'), { targetNodes: '1', eksProperties }]),
      'All node ranges must use eksProperties if one of them does',
    ],
    [
      'instance types of a container',
      nodesJob(1, [{ ...range('0:'), instanceTypes: ['c5.large'] }]),
      'Using instanceTypes with nodeRangeProperty is only allowed for ecsProperties jobs.',
    ],
    [
      'two instance types',
      nodesJob(1, [{ targetNodes: '0:', ecsProperties, instanceTypes: ['c5.large', 'm5.large'] }]),
      'instanceTypes can have at most 1 element',
    ],
    [
      'a container without an image',
      nodesJob(1, [{ targetNodes: '0:', container: { vcpus: 1, memory: 128 } }]),
      'ECS Container Image must be provided.',
    ],
    [
      'what only Fargate has',
      nodesJob(1, [{ targetNodes: '0:', container: container({ networkConfiguration: {} }) }]),
      'networkConfiguration not applicable for EC2.',
    ],
    [
      'ecsProperties without a container',
      nodesJob(1, [{ targetNodes: '0:', ecsProperties: { taskProperties: [{ containers: [] }] } }]),
      'Number of containers must be between 1 and 10',
    ],
    [
      'eksProperties with a wrong DNS policy',
      nodesJob(1, [
        { targetNodes: '0:', eksProperties: { podProperties: { ...eksProperties.podProperties, dnsPolicy: 'None' } } },
      ]),
      'Unsupported DNS policy value.',
    ],
    [
      'a consumable resource twice in a range',
      nodesJob(1, [
        {
          ...range('0:'),
          consumableResourceProperties: {
            consumableResourceList: [{ consumableResource: 'license' }, { consumableResource: 'license' }],
          },
        },
      ]),
      'Cannot have duplicate consumableResource in consumableResourceProperties',
    ],
  ])('refuse %s', async (_what, definition, text) => {
    expect(await refusalOf(definition)).toBe(text);
  });

  it.each<[what: string, definition: Definition]>([
    ['1000 nodes', nodesJob(1000, [range('0:')])],
    ['nested ranges', nodesJob(11, [range('0:10'), range('4:5')])],
    ['ranges side by side', nodesJob(10, [range(':2'), range('3:7'), range('8:')])],
    ['the last node as the main one', mainNode(1)],
    [
      'an instance type for ecsProperties',
      nodesJob(1, [{ targetNodes: '0:', ecsProperties, instanceTypes: ['c5.large'] }]),
    ],
    ['nodes on Amazon EKS', nodesJob(2, [{ targetNodes: '0:', eksProperties }])],
    ['Amazon EC2 as the platform', { ...nodesJob(1, [range('0:')]), platformCapabilities: ['EC2'] }],
  ])('accept %s', async (_what, definition) => {
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
