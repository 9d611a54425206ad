import type { LinuxParameters } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld, ecsJob, part } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

describe('Rules for linuxParameters', () => {
  it.each<[linuxParameters: LinuxParameters, text: string]>([
    [
      { tmpfs: [{ containerPath: '/run', size: 0 }] },
      'Size of a tmpfs is invalid. The size is required and must be a positive integer.',
    ],
    [{ maxSwap: -1, swappiness: 60 }, 'Invalid swap memory size: -1, must be non-negative.'],
    [{ maxSwap: 64 }, 'When container specified swap memory, swappiness value is required.'],
    [{ swappiness: 101 }, 'Invalid swappiness: 101, must be between 0 and 100.'],
    [{ swappiness: -1 }, 'Invalid swappiness: -1, must be between 0 and 100.'],
  ])('refuse %j', async (linuxParameters, text) => {
    expect(await refusalOf(containerJob({ linuxParameters }))).toBe(text);
    expect(await refusalOf(ecsJob({ containers: [part('app', { linuxParameters })] }))).toBe(text);
  });

  it.each<LinuxParameters>([
    {},
    { tmpfs: [{ containerPath: '/run', size: 1 }] },
    { maxSwap: 0, swappiness: 0 },
    { swappiness: 100 },
    { devices: [{ hostPath: '/dev/fuse', permissions: ['READ', 'WRITE', 'MKNOD'] }] },
  ])('accept %j', async (linuxParameters) => {
    expect(await register(containerJob({ linuxParameters }))).toMatchObject({ revision: 1 });
  });
});
