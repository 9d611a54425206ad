import type { RuntimePlatform } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, ecsJob, fargateJob, resources } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const runsOn = (runtimePlatform: RuntimePlatform) =>
  fargateJob({ runtimePlatform, resourceRequirements: resources('1', '2048') });

describe('Rules for the runtime platform', () => {
  it.each<[runtimePlatform: RuntimePlatform, text: string]>([
    [
      { operatingSystemFamily: 'WINDOWS' },
      'RuntimePlatform supports only one from [WINDOWS_SERVER_2019_CORE, WINDOWS_SERVER_2019_FULL, WINDOWS_SERVER_2022_CORE, WINDOWS_SERVER_2022_FULL, LINUX] operatingSystemFamily.',
    ],
    [{ cpuArchitecture: 'RISC' }, 'RuntimePlatform supports only one from [X86_64, ARM64] cpuArchitecture.'],
    [
      { operatingSystemFamily: 'WINDOWS_SERVER_2019_FULL', cpuArchitecture: 'ARM64' },
      'Windows supported only by X86_64 cpuArchitecture',
    ],
  ])('refuse %j', async (runtimePlatform, text) => {
    expect(await refusalOf(runsOn(runtimePlatform))).toBe(text);
  });

  it('refuse Windows on managed instances', async () => {
    const definition = ecsJob(
      { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' } },
      { platformCapabilities: ['MANAGED_INSTANCES'] },
    );
    expect(await refusalOf(definition)).toBe(
      'runtimePlatform for MANAGED_INSTANCES only supports LINUX operating system family.',
    );
  });

  it.each<RuntimePlatform>([
    {},
    { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
    { operatingSystemFamily: 'WINDOWS_SERVER_2019_FULL' },
  ])('accept %j', async (runtimePlatform) => {
    expect(await register(runsOn(runtimePlatform))).toMatchObject({ revision: 1 });
  });
});
