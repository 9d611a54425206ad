import type { SettingName } from '@aws-sdk/client-ecs';

export interface SettingRule {
  readonly values: readonly string[];
  /** What AWS decides where nobody has set it. */
  readonly awsDefault: string;
  /** AWS sets it; callers can only read it. */
  readonly isManagedByAws?: true;
  /** It holds for the whole account, not for single users and roles. */
  readonly isOfAccountOnly?: true;
  /** The value that cannot be chosen any more, and what AWS says to who tries. */
  readonly retired?: { readonly value: string; readonly message: string };
}

const ON_OFF = ['on', 'off'];
const ENABLED_DISABLED = ['enabled', 'disabled'];

/** AWS gives every resource an ARN in the long form since 1 April 2021. */
const LONG_ARN_FORMAT: SettingRule = {
  values: ENABLED_DISABLED,
  awsDefault: 'enabled',
  retired: { value: 'disabled', message: 'You can no longer disable Long Arn settings' },
};

/**
 * The account settings, in the order in which AWS names them. Assumption: `dualStackIPv6`, which the documents of AWS describe, is
 * none of them: the SDK does not know it.
 */
export const settingRules: Readonly<Record<SettingName, SettingRule>> = {
  serviceLongArnFormat: LONG_ARN_FORMAT,
  taskLongArnFormat: LONG_ARN_FORMAT,
  containerInstanceLongArnFormat: LONG_ARN_FORMAT,
  awsvpcTrunking: { values: ENABLED_DISABLED, awsDefault: 'disabled' },
  containerInsights: { values: ['enabled', 'disabled', 'enhanced'], awsDefault: 'disabled' },
  fargateFIPSMode: { values: ENABLED_DISABLED, awsDefault: 'disabled' },
  tagResourceAuthorization: { values: ON_OFF, awsDefault: 'on' },
  fargateTaskRetirementWaitPeriod: { values: ['0', '7', '14'], awsDefault: '7', isOfAccountOnly: true },
  guardDutyActivate: { values: ON_OFF, awsDefault: 'off', isManagedByAws: true },
  // AWS changed the default from `blocking` on 25 June 2025.
  defaultLogDriverMode: { values: ['blocking', 'non-blocking'], awsDefault: 'non-blocking' },
  // Assumption: the default; AWS does not say.
  fargateEventWindows: { values: ENABLED_DISABLED, awsDefault: 'disabled' },
};

export const settingNames: readonly SettingName[] = Object.keys(settingRules) as SettingName[];
