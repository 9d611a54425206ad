import type { Volume } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld, ecsJob } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const efs = (fileSystemId: string): Volume => ({ name: 'data', efsVolumeConfiguration: { fileSystemId } });

describe('Rules for volumes', () => {
  it.each<[what: string, volume: Volume, text: string]>([
    [
      'a volume of two kinds',
      { ...efs('fs-12345678'), host: { sourcePath: '/data' } },
      'When the volume parameter is specified, only one volume configuration type should be used.',
    ],
    ['a file system without an id', efs(''), 'EFS configuration fileSystemId is not valid: .'],
    ['a file system with a name', efs('fs-data'), 'EFS configuration fileSystemId is not valid: fs-data.'],
  ])('refuse %s', async (_what, volume, text) => {
    expect(await refusalOf(containerJob({ volumes: [volume] }))).toBe(text);
    expect(await refusalOf(ecsJob({ volumes: [volume] }))).toBe(text);
  });

  it.each<[what: string, volume: Volume]>([
    ['a file system with a short id', efs('fs-12345678')],
    ['a file system with a long id', efs('fs-0123456789abcdef0')],
    ['a directory of the host', { name: 'data', host: { sourcePath: '/data' } }],
    ['a volume of no kind', { name: 'data' }],
  ])('accept %s', async (_what, volume) => {
    expect(await register(containerJob({ volumes: [volume] }))).toMatchObject({ revision: 1 });
  });
});
