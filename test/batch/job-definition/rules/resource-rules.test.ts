import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  container,
  containerJob,
  createDefinitionWorld,
  ecsJob,
  EXECUTION_ROLE,
  fargateJob,
  nodesJob,
  part,
  resources,
  type Definition,
} from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const [MEMORY, VCPU] = resources('1', '128') as [{ type: 'MEMORY'; value: string }, { type: 'VCPU'; value: string }];

function fargateTask(...sizes: readonly (readonly [vcpus: string, memory: string])[]): Definition {
  const containers = sizes.map(([vcpus, memory], index) =>
    part(`c${index}`, { resourceRequirements: resources(vcpus, memory) }),
  );
  return ecsJob({ containers, executionRoleArn: EXECUTION_ROLE }, { platformCapabilities: ['FARGATE'] });
}

describe('Rules for vCPUs, memory and GPUs', () => {
  it.each<[what: string, definition: Definition, text: string]>([
    ['no vCPUs', containerJob({ resourceRequirements: [MEMORY] }), 'vCPU is required.'],
    ['no memory', containerJob({ resourceRequirements: [VCPU] }), 'Memory is required.'],
    ['nothing at all', { containerProperties: { image: 'busybox' } }, 'vCPU is required.'],
    [
      'the same resource twice',
      containerJob({ resourceRequirements: [MEMORY, VCPU, VCPU] }),
      'Cannot provide duplicates in resourceRequirements.',
    ],
    [
      'vCPUs in both ways',
      containerJob({ vcpus: 1 }),
      'Cannot use both ECS containerProperties vcpus and resourceRequirement VCPU.',
    ],
    [
      'memory in both ways',
      containerJob({ memory: 128 }),
      'Cannot use both ECS containerProperties memory and resourceRequirement MEMORY.',
    ],
    [
      'less than a vCPU on Amazon EC2',
      containerJob({ resourceRequirements: resources('0.5', '128') }),
      'vCPU must be at least 1, got 0.5.',
    ],
    [
      'no vCPU in the old way',
      { containerProperties: { image: 'busybox', vcpus: 0, memory: 128 } },
      'vCPU must be at least 1, got 0.',
    ],
    [
      'vCPUs that are no number',
      containerJob({ resourceRequirements: resources('one', '128') }),
      'vCPU must be at least 1, got one.',
    ],
    [
      'too little memory',
      containerJob({ resourceRequirements: resources('1', '1') }),
      'Memory must be at least 4 Mib, got 1 Mib.',
    ],
    [
      'too little memory in the old way',
      { containerProperties: { image: 'busybox', vcpus: 1, memory: 3 } },
      'Memory must be at least 4 Mib, got 3 Mib.',
    ],
    [
      'half a GPU',
      containerJob({ resourceRequirements: [MEMORY, VCPU, { type: 'GPU', value: '0.5' }] }),
      'GPU must be at least 1, got 0.5.',
    ],
    [
      'a GPU on Fargate',
      fargateJob({ resourceRequirements: [...resources('0.25', '512'), { type: 'GPU', value: '1' }] }),
      'GPU is not applicable for Fargate.',
    ],
    [
      'vCPUs in the old way on Fargate',
      fargateJob({ vcpus: 1, resourceRequirements: [MEMORY] }),
      'vcpus is not applicable for Fargate. Use resource requirements instead.',
    ],
    [
      'memory in the old way on Fargate',
      fargateJob({ memory: 512, resourceRequirements: [VCPU] }),
      'memory is not applicable for Fargate. Use resource requirements instead.',
    ],
    [
      'Windows with less than a vCPU',
      fargateJob({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
      'vCPU must be at least 1 for Windows Job definition, got 0.25.',
    ],
    [
      'too little memory in a node range',
      nodesJob(2, [
        { targetNodes: '0:', container: container() },
        { targetNodes: '1:', container: container({ resourceRequirements: resources('1', '2') }) },
      ]),
      'Memory must be at least 4 Mib, got 2 Mib.',
    ],
    [
      'one of several containers without vCPUs',
      ecsJob({ containers: [part('app'), part('log', { resourceRequirements: [MEMORY] })] }),
      'vCPU is required.',
    ],
    [
      'containers that together have no size of Fargate',
      fargateTask(['0.25', '512'], ['0.5', '512']),
      'Fargate resource requirements (0.75 vCPU, 1024 MiB) not valid.',
    ],
    [
      'containers on managed instances with less than a vCPU',
      ecsJob(
        { containers: [part('app', { resourceRequirements: resources('0.5', '128') })] },
        { platformCapabilities: ['MANAGED_INSTANCES'] },
      ),
      'vCPU must be at least 1, got 0.5.',
    ],
  ])('refuse %s', async (_what, definition, text) => {
    expect(await refusalOf(definition)).toBe(text);
  });

  it.each<[what: string, definition: Definition]>([
    ['the least that Amazon EC2 takes', containerJob({ resourceRequirements: resources('1', '4') })],
    [
      'vCPUs in the old way and memory in the new',
      { containerProperties: { image: 'busybox', vcpus: 2, resourceRequirements: [MEMORY] } },
    ],
    ['GPUs', containerJob({ resourceRequirements: [MEMORY, VCPU, { type: 'GPU', value: '2' }] })],
    [
      'Windows on Fargate',
      fargateJob({
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
        resourceRequirements: resources('1', '2048'),
      }),
    ],
    ['containers that together have a size of Fargate', fargateTask(['0.25', '512'], ['0.25', '512'])],
  ])('accept %s', async (_what, definition) => {
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
