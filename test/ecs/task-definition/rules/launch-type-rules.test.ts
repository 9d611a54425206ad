import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, fargate, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function external(definition: Definition): Definition {
  return { requiresCompatibilities: ['EXTERNAL'], ...definition };
}

describe('Rules for required launch types', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'what Fargate refuses, among other launch types',
      fargate({}, { requiresCompatibilities: ['EC2', 'FARGATE'], cpu: '1000' }),
      'No Fargate configuration exists for given values.',
    ],
    [
      'storage without Fargate',
      { ephemeralStorage: { sizeInGiB: 21 } },
      'Tasks using the EC2 launch type do not support EphemeralStorage.',
    ],
    [
      'awsvpc on external instances',
      external({ networkMode: 'awsvpc' }),
      'Tasks using the External launch type do not support networkMode=awsvpc.',
    ],
    [
      'EFS on external instances',
      external({ volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }),
      'Tasks using the External launch type do not support efsVolumeConfiguration.',
    ],
    [
      'S3 Files on external instances',
      external({
        volumes: [
          {
            name: 'data',
            s3filesVolumeConfiguration: { fileSystemArn: 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-1' },
          },
        ],
      }),
      'Tasks using the External launch type do not support s3filesVolumeConfiguration.',
    ],
    [
      'EBS on external instances',
      external({
        volumes: [{ name: 'data', configuredAtLaunch: true }],
        containerDefinitions: [app({ mountPoints: [{ sourceVolume: 'data' }] })],
      }),
      'Tasks using the External launch type do not support configuredAtLaunch.',
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['a bridge on external instances', external({})],
    ['managed instances', { requiresCompatibilities: ['MANAGED_INSTANCES'], networkMode: 'awsvpc' }],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
