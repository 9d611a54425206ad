import type { EFSVolumeConfiguration } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function efs(configuration: Omit<EFSVolumeConfiguration, 'fileSystemId'>): Definition {
  return { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...configuration } }] };
}

describe('Rules for volumes', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    ['a volume without a name', { volumes: [{}] }, 'volume.name should not be null or empty.'],
    ['a volume name with a dot', { volumes: [{ name: 'data.1' }] }, 'volume.name contains invalid characters.'],
    [
      'a volume of two kinds',
      { volumes: [{ name: 'data', host: { sourcePath: '/data' }, configuredAtLaunch: true }] },
      "Volume 'data' can have only one kind of volume configuration.",
    ],
    [
      'two volumes that are configured at launch',
      {
        volumes: [
          { name: 'a', configuredAtLaunch: true },
          { name: 'b', configuredAtLaunch: true },
        ],
      },
      'Only one volume in a task definition can be configured at launch.',
    ],
    [
      'a volume for launch that nothing mounts',
      { volumes: [{ name: 'data', configuredAtLaunch: true }] },
      'Volumes [data] are not referenced by any of the containers',
    ],
    [
      'a mount of an unknown volume',
      { containerDefinitions: [app({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] })] },
      "Unknown volume 'data'.",
    ],
    [
      'a mount of no volume',
      { containerDefinitions: [app({ mountPoints: [{ containerPath: '/data' }] })] },
      "Unknown volume ''.",
    ],
    [
      'EFS authorization without encryption',
      efs({ authorizationConfig: { iam: 'ENABLED' } }),
      'EFS IAM authorization requires TransitEncryption to be enabled',
    ],
    [
      'an EFS encryption port without encryption',
      efs({ transitEncryption: 'DISABLED', transitEncryptionPort: 2999 }),
      'TransitEncryptionPort requires that TransitEncryption is enabled',
    ],
    [
      'a directory of an EFS access point',
      efs({ transitEncryption: 'ENABLED', rootDirectory: '/data', authorizationConfig: { accessPointId: 'fsap-1' } }),
      'When using an EFS access point, the root directory must either be set to "/" or be omitted',
    ],
    [
      'an EFS access point without encryption',
      efs({ authorizationConfig: { accessPointId: 'fsap-1' } }),
      'EFS access point requires TransitEncryption to be enabled',
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['a volume that nothing mounts', { volumes: [{ name: 'data' }] }],
    [
      'EFS with all there is',
      efs({
        transitEncryption: 'ENABLED',
        transitEncryptionPort: 2999,
        rootDirectory: '/',
        authorizationConfig: { iam: 'ENABLED', accessPointId: 'fsap-1' },
      }),
    ],
    [
      'a volume that is mounted and configured at launch',
      {
        volumes: [{ name: 'data', configuredAtLaunch: true }],
        containerDefinitions: [app({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] })],
      },
    ],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
