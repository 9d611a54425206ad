import type { Compatibility } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, AWSLOGS, createDefinitionWorld, fargate, type Definition } from './definition-world.js';

const { aws, register } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const EFS = { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] };

describe('The compatibilities of a definition', () => {
  it.each<[what: string, definition: Definition, compatibilities: Compatibility[]]>([
    ['a definition for Fargate', fargate(), ['EC2', 'FARGATE']],
    ['one that Fargate accepts unasked', fargate({}, { requiresCompatibilities: ['EC2'] }), ['EC2', 'FARGATE']],
    ['storage of Fargate', fargate({}, { ephemeralStorage: { sizeInGiB: 21 } }), ['EC2', 'FARGATE']],
    ['EFS on Fargate', fargate({}, EFS), ['EC2', 'FARGATE']],
    ['a bridge', {}, ['EXTERNAL', 'EC2']],
    ['no network', { networkMode: 'none' }, ['EXTERNAL', 'EC2']],
    ['EFS behind a bridge', EFS, ['EC2']],
    ['awsvpc without a size', { networkMode: 'awsvpc' }, ['EC2']],
    ['awsvpc of another size', { networkMode: 'awsvpc', cpu: '512', memory: '717' }, ['EC2']],
    [
      'awsvpc with logs that Fargate has no role for',
      fargate({ logConfiguration: AWSLOGS }, { requiresCompatibilities: ['EC2'] }),
      ['EC2'],
    ],
    [
      'awsvpc with a privileged container',
      fargate({ privileged: true }, { requiresCompatibilities: ['EC2'] }),
      ['EC2'],
    ],
    [
      'managed instances',
      fargate({}, { requiresCompatibilities: ['MANAGED_INSTANCES'] }),
      ['EC2', 'FARGATE', 'MANAGED_INSTANCES'],
    ],
  ])('%s', async (_what, definition, compatibilities) => {
    expect((await register(definition)).compatibilities).toEqual(compatibilities);
  });

  it('are apart from those required, which are shown only when given', async () => {
    expect((await register(fargate())).requiresCompatibilities).toEqual(['FARGATE']);
    expect(await register({ containerDefinitions: [app()] })).not.toHaveProperty('requiresCompatibilities');
  });
});
