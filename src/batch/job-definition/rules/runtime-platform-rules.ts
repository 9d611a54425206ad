import type { RuntimePlatform } from '@aws-sdk/client-batch';
import type { JobPlatform } from '../find-job-definition.js';
import { assertRules, type Rule } from './rule.js';

const SYSTEMS = [
  'WINDOWS_SERVER_2019_CORE',
  'WINDOWS_SERVER_2019_FULL',
  'WINDOWS_SERVER_2022_CORE',
  'WINDOWS_SERVER_2022_FULL',
  'LINUX',
];
const ARCHITECTURES = ['X86_64', 'ARM64'];

const rules: readonly Rule<RuntimePlatform>[] = [
  // Assumption: the end of the message, "operatingSystemFamily.".
  ({ operatingSystemFamily: system = 'LINUX' }) =>
    !SYSTEMS.includes(system) &&
    `RuntimePlatform supports only one from [${SYSTEMS.join(', ')}] operatingSystemFamily.`,
  // Assumption: that unknown architectures are refused, and the wording, after that of operating systems.
  ({ cpuArchitecture = 'X86_64' }) =>
    !ARCHITECTURES.includes(cpuArchitecture) &&
    `RuntimePlatform supports only one from [${ARCHITECTURES.join(', ')}] cpuArchitecture.`,
  (platform) =>
    isWindows(platform) &&
    (platform.cpuArchitecture ?? 'X86_64') !== 'X86_64' &&
    'Windows supported only by X86_64 cpuArchitecture',
];

const managedInstancesRule: Rule<RuntimePlatform> = ({ operatingSystemFamily = 'LINUX' }) =>
  operatingSystemFamily !== 'LINUX' &&
  'runtimePlatform for MANAGED_INSTANCES only supports LINUX operating system family.';

export function assertRuntimePlatform(runtimePlatform: RuntimePlatform | undefined, platform: JobPlatform): void {
  if (runtimePlatform === undefined) return;
  if (platform === 'MANAGED_INSTANCES') assertRules([managedInstancesRule], runtimePlatform);
  assertRules(rules, runtimePlatform);
}

export function isWindows(runtimePlatform: RuntimePlatform | undefined): boolean {
  return runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false;
}
