import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld, ecsJob, type Definition } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const MANAGED: Definition = { platformCapabilities: ['MANAGED_INSTANCES'] };

describe('Rules for instances', () => {
  it.each<[what: string, definition: Definition, text: string]>([
    [
      'a network configuration',
      containerJob({ networkConfiguration: { assignPublicIp: 'ENABLED' } }),
      'networkConfiguration not applicable for EC2.',
    ],
    [
      'a network configuration of several containers',
      ecsJob({ networkConfiguration: { assignPublicIp: 'ENABLED' } }),
      'networkConfiguration not applicable for EC2.',
    ],
    [
      'a network configuration on managed instances',
      ecsJob({ networkConfiguration: { assignPublicIp: 'ENABLED' } }, MANAGED),
      'networkConfiguration not applicable for MANAGED_INSTANCES.',
    ],
    [
      'a platform version of Fargate',
      containerJob({ fargatePlatformConfiguration: { platformVersion: 'LATEST' } }),
      'fargatePlatformConfiguration not applicable for EC2.',
    ],
    [
      'a platform version of Fargate for several containers',
      ecsJob({ platformVersion: 'LATEST' }),
      'platformVersion not applicable for EC2.',
    ],
    [
      'a runtime platform',
      containerJob({ runtimePlatform: { cpuArchitecture: 'ARM64' } }),
      'runtimePlatform is not applicable for EC2.',
    ],
  ])('refuse %s', async (_what, definition, text) => {
    expect(await refusalOf(definition)).toBe(text);
  });

  it('accept the architecture of managed instances', async () => {
    const definition = ecsJob(
      { runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' } },
      MANAGED,
    );
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
