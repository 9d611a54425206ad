import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  container,
  containerJob,
  createDefinitionWorld,
  ecsJob,
  eksJob,
  fargateJob,
  nodesJob,
  type Definition,
} from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const nodes = nodesJob(1, [{ targetNodes: '0:', container: container() }]);

describe('Rules for what a definition is made of', () => {
  it.each<[what: string, definition: Definition, text: string]>([
    ['a job of nothing', {}, 'ECS Container Image must be provided.'],
    ['a container without an image', containerJob({ image: undefined }), 'ECS Container Image must be provided.'],
    [
      'containerProperties beside ecsProperties',
      { ...containerJob(), ...ecsJob() },
      'Cannot use both ECS containerProperties and ecsProperties',
    ],
    [
      'containerProperties beside eksProperties',
      { ...containerJob(), ...eksJob() },
      'Cannot use both ECS containerProperties and eksProperties',
    ],
    [
      'ecsProperties beside eksProperties',
      { ...ecsJob(), ...eksJob() },
      'Cannot use both ecsProperties and eksProperties',
    ],
    [
      'nodes of a container job',
      { ...nodes, ...containerJob(), type: 'container' },
      'Node properties are not applicable for container jobs.',
    ],
    ['a multinode job without nodes', { type: 'multinode' }, 'Node properties of multinode job is required.'],
    [
      'a multinode job with a container of its own',
      { ...nodes, ...containerJob() },
      'Multinode jobs can only use nodeProperties.',
    ],
    [
      'two platforms',
      { ...containerJob(), platformCapabilities: ['EC2', 'FARGATE'] },
      'Exactly 1 capability must be provided.',
    ],
    ['nodes on Fargate', { ...nodes, platformCapabilities: ['FARGATE'] }, 'Fargate does not support MNP jobs'],
    [
      'nodes on managed instances',
      { ...nodes, platformCapabilities: ['MANAGED_INSTANCES'] },
      'MANAGED_INSTANCES does not support MNP jobs',
    ],
    [
      'containerProperties on managed instances',
      { ...containerJob(), platformCapabilities: ['MANAGED_INSTANCES'] },
      'Cannot use ECS containerProperties for MANAGED_INSTANCES',
    ],
    [
      'a platform for Amazon EKS',
      { ...eksJob(), platformCapabilities: ['EC2'] },
      'platformCapabilities is not applicable for EKS.',
    ],
    ['propagateTags for Amazon EKS', { ...eksJob(), propagateTags: false }, 'propagateTags is not applicable for EKS.'],
  ])('refuse %s', async (_what, definition, text) => {
    expect(await refusalOf(definition)).toBe(text);
  });

  it.each<[what: string, definition: Definition]>([
    ['Amazon EC2 as the platform', { ...containerJob(), platformCapabilities: ['EC2'] }],
    ['an empty list of platforms', { ...containerJob(), platformCapabilities: [] }],
    ['Fargate', fargateJob()],
    ['ecsProperties on managed instances', ecsJob({}, { platformCapabilities: ['MANAGED_INSTANCES'] })],
  ])('accept %s', async (_what, definition) => {
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
