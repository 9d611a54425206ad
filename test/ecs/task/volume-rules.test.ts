import type { ServiceManagedEBSVolumeConfiguration } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRulesWorld } from '../service/rules/rules-world.js';

describe('the volumes of a service', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();
  const withVolume = (settings: Partial<ServiceManagedEBSVolumeConfiguration>, name = 'data') => ({
    taskDefinition: 'stored',
    volumeConfigurations: [{ name, managedEBSVolume: { roleArn: 'r', ...settings } }],
  });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[Partial<ServiceManagedEBSVolumeConfiguration>, string]>([
    [{}, 'either sizeInGiB or snapshotId must be specified'],
    [{ sizeInGiB: 0 }, 'sizeInGiB must be between 1 and 16384'],
    [{ sizeInGiB: 100, volumeType: 'st1' }, 'sizeInGiB must be between 125 and 16384'],
    [{ sizeInGiB: 10, volumeType: 'fast' }, 'volumeType should be one of [gp2,gp3,io1,io2,sc1,st1,standard]'],
    [{ sizeInGiB: 10, iops: 100 }, 'iops must be between 3000 and 16000'],
    [{ sizeInGiB: 10, volumeType: 'io1' }, 'iops must be specified for volume type io1'],
    [{ sizeInGiB: 10, volumeType: 'gp2', iops: 100 }, 'iops is not supported for volume type gp2'],
    [{ sizeInGiB: 10, throughput: 2_000 }, 'throughput must be between 1 and 1000'],
    [{ sizeInGiB: 10, volumeType: 'gp2', throughput: 1 }, 'throughput is not supported for volume type gp2'],
    [{ sizeInGiB: 10, volumeInitializationRate: 100 }, 'volumeInitializationRate requires a snapshotId'],
    [{ sizeInGiB: 10, volumeType: 'standard' }, 'volume type standard is not supported on Fargate'],
  ])('cannot be %j', async (settings, problem) => {
    expect(await refusalToCreate(withVolume(settings))).toBe(
      `ECS managed EBS volume configuration was invalid: ${problem}`,
    );
  });

  it('are volumes of the definition', async () => {
    expect(await refusalToCreate(withVolume({ sizeInGiB: 10 }, 'cache'))).toBe(
      "The volume name 'cache' in your request does not have a matching volume in your Task Definition. Specify the name of a volume with configuredAtLaunch and try again.",
    );
  });

  it('are shown with the deployment', async () => {
    const input = withVolume({ sizeInGiB: 10, volumeType: 'io2', iops: 200 });

    expect((await createService(input)).deployments?.[0]?.volumeConfigurations).toEqual(input.volumeConfigurations);
  });
});
