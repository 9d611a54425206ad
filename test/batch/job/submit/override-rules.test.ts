import type { RegisterJobDefinitionCommandInput, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EKS, FARGATE, RESOURCES, createJobWorld } from '../job-world.js';

type Definition = Partial<RegisterJobDefinitionCommandInput>;
type Overrides = Partial<SubmitJobCommandInput>;

const ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole';
const CONTAINER = { image: 'busybox', resourceRequirements: RESOURCES };
const POD_RESOURCES = { limits: { cpu: '1', memory: '512Mi' } };

const PARTS: Definition = {
  ecsProperties: {
    taskProperties: [
      {
        containers: [
          { name: 'app', ...CONTAINER },
          { name: 'side', ...CONTAINER },
        ],
      },
    ],
  },
};
const POD: Definition = {
  eksProperties: { podProperties: { containers: [{ image: 'busybox', resources: POD_RESOURCES }] } },
};
const NODES: Definition = {
  nodeProperties: { numNodes: 4, mainNode: 1, nodeRangeProperties: [{ targetNodes: '0:', container: CONTAINER }] },
};
const CLOSED_NODES: Definition = {
  nodeProperties: { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:1', container: CONTAINER }] },
};
const SERVERLESS: Definition = {
  platformCapabilities: ['FARGATE'],
  containerProperties: {
    image: 'busybox',
    executionRoleArn: ROLE,
    resourceRequirements: [
      { type: 'VCPU', value: '0.25' },
      { type: 'MEMORY', value: '512' },
    ],
  },
};

const ofParts = (...containers: readonly object[]): Overrides => ({
  ecsPropertiesOverride: { taskProperties: [{ containers: [...containers] }] },
});
const ofPod = (...containers: readonly object[]): Overrides => ({
  eksPropertiesOverride: { podProperties: { containers: [...containers] } },
});
const ofNodes = (override: object, targetNodes = '0:'): Overrides => ({
  nodeOverrides: { nodePropertyOverrides: [{ targetNodes, ...override }] },
});

describe('Overrides of SubmitJob', () => {
  const { aws, prepareQueue, register, submit, refusalOf } = createJobWorld();

  beforeEach(async () => {
    await prepareQueue();
    await prepareQueue({ name: 'serverless', environment: { computeResources: FARGATE } });
    await prepareQueue({ name: 'pods', environment: EKS });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const queueOf = ({ platformCapabilities, eksProperties }: Definition) =>
    platformCapabilities ? 'serverless' : eksProperties ? 'pods' : 'queue';

  it.each<[string, Definition, Overrides, string]>([
    [
      'a single container',
      {},
      ofParts(),
      'ecsPropertiesOverride is only applicable for job definitions with ecsProperties.',
    ],
    [
      'a single container',
      {},
      ofPod(),
      'eksPropertiesOverride is only applicable for job definitions with eksProperties.',
    ],
    [
      'a single container',
      {},
      { nodeOverrides: {} },
      'nodeOverrides is only applicable for job definitions with nodeProperties.',
    ],
    [
      'several containers',
      PARTS,
      { containerOverrides: {} },
      'containerOverrides is only applicable for job definitions with containerProperties.',
    ],
    [
      'a pod',
      POD,
      { containerOverrides: {} },
      'containerOverrides is only applicable for job definitions with containerProperties.',
    ],
    [
      'nodes',
      NODES,
      { containerOverrides: {} },
      'containerOverrides is only applicable for job definitions with containerProperties.',
    ],
    [
      'nodes of single containers',
      NODES,
      ofNodes({ ecsPropertiesOverride: {} }),
      'ecsPropertiesOverride is only applicable for node ranges with ecsProperties.',
    ],
    [
      'nodes, as an array',
      NODES,
      { arrayProperties: { size: 2 } },
      'Array jobs are not supported for multi-node parallel jobs.',
    ],
    ['unknown nodes', NODES, ofNodes({}, '0:1'), 'Node range 0:1 of nodeOverrides is not in the job definition'],
    [
      'more nodes than their ranges allow',
      CLOSED_NODES,
      { nodeOverrides: { numNodes: 3 } },
      'numNodes can only be overridden with a node range that has an open upper boundary',
    ],
    [
      'an unknown container',
      PARTS,
      ofParts({ name: 'nope' }),
      'Container nope of ecsPropertiesOverride is not in the job definition',
    ],
    [
      'an unknown container of a pod',
      POD,
      ofPod({ name: 'nope' }),
      'Container nope of eksPropertiesOverride is not in the job definition',
    ],
    [
      'an unknown initContainer of a pod',
      POD,
      { eksPropertiesOverride: { podProperties: { initContainers: [{ name: 'nope' }] } } },
      'Container nope of eksPropertiesOverride is not in the job definition',
    ],
    [
      'a parameter of nobody',
      {},
      { containerOverrides: { command: ['echo', 'Ref::text'] } },
      'Unable to substitute value. No parameter found for reference text',
    ],
    [
      'vcpus on Fargate',
      SERVERLESS,
      { containerOverrides: { vcpus: 1, command: ['Ref::x'] }, parameters: { x: '' } },
      'vcpus is not applicable for Fargate. Use resource requirements instead.',
    ],
    [
      'memory on Fargate',
      SERVERLESS,
      { containerOverrides: { memory: 512 } },
      'memory is not applicable for Fargate. Use resource requirements instead.',
    ],
    [
      'consumable resources',
      {},
      {
        consumableResourcePropertiesOverride: {
          consumableResourceList: [{ consumableResource: 'licence', quantity: 1 }],
        },
      },
      'arn:aws:batch:us-east-1:123456789012:consumable-resource/licence does not exist',
    ],
    [
      'consumable resources of nodes',
      NODES,
      ofNodes({
        consumableResourcePropertiesOverride: {
          consumableResourceList: [{ consumableResource: 'licence', quantity: 1 }],
        },
      }),
      'arn:aws:batch:us-east-1:123456789012:consumable-resource/licence does not exist',
    ],
  ])('that the definition does not allow are refused: %s', async (_what, definition, overrides, text) => {
    await register(definition);
    expect(await refusalOf({ jobQueue: queueOf(definition), ...overrides })).toEqual({
      name: 'ClientException',
      text,
      isWrapped: false,
    });
  });

  const RESERVED = 'Environment variable AWS_BATCH_X is not valid. Names that start with AWS_BATCH are reserved.';
  const reserved = { environment: [{ name: 'AWS_BATCH_X', value: '1' }] };
  const reservedEnv = { env: [{ name: 'AWS_BATCH_X', value: '1' }] };
  const empty = { command: ['echo', ''] };
  const EMPTY = 'Command cannot have an empty string.';

  it.each<[string, Definition, Overrides, string]>([
    ['a variable of AWS Batch', {}, { containerOverrides: reserved }, RESERVED],
    ['a variable of AWS Batch in a part', PARTS, ofParts({ name: 'side', ...reserved }), RESERVED],
    ['a variable of AWS Batch in a pod', POD, ofPod(reservedEnv), RESERVED],
    [
      'a variable of AWS Batch in an initContainer',
      POD,
      { eksPropertiesOverride: { podProperties: { initContainers: [reservedEnv] } } },
      RESERVED,
    ],
    ['a variable of AWS Batch in a node', NODES, ofNodes({ containerOverrides: reserved }), RESERVED],
    ['an empty string in a command', {}, { containerOverrides: empty }, EMPTY],
    ['an empty string in the command of a part', PARTS, ofParts({ name: 'side', ...empty }), EMPTY],
    ['an empty string in the command of a node', NODES, ofNodes({ containerOverrides: empty }), EMPTY],
    ['two tasks', PARTS, { ecsPropertiesOverride: { taskProperties: [{}, {}] } }, 'Number of taskProperties must be 1'],
    [
      'too little memory',
      {},
      { containerOverrides: { resourceRequirements: [{ type: 'MEMORY', value: '1' }] } },
      'Memory must be at least 4 Mib, got 1 Mib.',
    ],
    [
      'a vCPU too few of a part',
      PARTS,
      ofParts({ name: 'side', resourceRequirements: [{ type: 'VCPU', value: '0' }] }),
      'vCPU must be at least 1, got 0.',
    ],
    [
      'memory in GiB of a pod',
      POD,
      ofPod({ resources: { limits: { memory: '1Gi' } } }),
      'Value 1Gi for type memory in resources is not valid.',
    ],
    [
      'too little memory of a node',
      NODES,
      ofNodes({ containerOverrides: { resourceRequirements: [{ type: 'MEMORY', value: '1' }] } }),
      'Memory must be at least 4 Mib, got 1 Mib.',
    ],
    [
      'fewer nodes than the main node asks for',
      NODES,
      { nodeOverrides: { numNodes: 1 } },
      'Main node index must be between 0 and 0.',
    ],
    ['1,001 nodes', NODES, { nodeOverrides: { numNodes: 1_001 } }, 'Number of nodes must be between 1 and 1000.'],
    [
      'a size that Fargate has not',
      SERVERLESS,
      { containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: '0.5' }] } },
      'Fargate resource requirements (0.50 vCPU, 512 MiB) not valid.',
    ],
    [
      'a GPU on Fargate',
      SERVERLESS,
      { containerOverrides: { resourceRequirements: [{ type: 'GPU', value: '1' }] } },
      'GPU is not applicable for Fargate.',
    ],
  ])('that are wrong in themselves are refused: %s', async (_what, definition, overrides, text) => {
    await register(definition);
    expect(await refusalOf({ jobQueue: queueOf(definition), ...overrides })).toEqual({
      name: 'ClientException',
      text,
      isWrapped: true,
    });
  });

  it('a variable of AWS Batch is seen before the queue is looked for', async () => {
    expect(await refusalOf({ jobQueue: 'nope', containerOverrides: reserved })).toMatchObject({ text: RESERVED });
  });

  it('fit a definition of the same form', async () => {
    for (const [definition, overrides] of [
      [{}, { containerOverrides: {} }],
      [PARTS, ofParts({ name: 'side' })],
      [POD, ofPod({ name: 'Default' })],
      [POD, ofPod({})],
      [NODES, ofNodes({ containerOverrides: {} }, '0:3')],
      [SERVERLESS, { containerOverrides: {} }],
    ] as const) {
      await register(definition);
      expect(await submit({ jobQueue: queueOf(definition), ...overrides })).toMatchObject({ jobName: 'nightly' });
    }
  });
});
