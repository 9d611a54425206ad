import type { SettingName } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import type { EcsDraft } from '../ecs-state.js';
import { rootUserArn } from '../root-user-arn.js';
import type { SettingIdentity } from './account-setting-record.js';
import { findSetting } from './account-setting-table.js';
import { settingRules } from './setting-rules.js';

/** A setting with the value that holds, and the principal whom AWS names with it. */
export interface EffectiveSetting extends SettingIdentity {
  readonly value: string;
}

/** The value that holds for who calls, which is the root user. */
export function effectiveSetting(draft: EcsDraft, scope: Scope, name: SettingName): string {
  return resolveSetting(draft, { ...scope, principalArn: rootUserArn(scope), name }).value;
}

/**
 * What a principal has set for itself goes before the default of the account, and that before the default of AWS. Replies of AWS
 * name the root user with the default of the account, and the principal itself with the default of AWS.
 */
export function resolveSetting(draft: EcsDraft, identity: SettingIdentity): EffectiveSetting {
  return (
    findSetting(draft, identity) ??
    findSetting(draft, { ...identity, principalArn: rootUserArn(identity) }) ?? {
      ...identity,
      value: settingRules[identity.name].awsDefault,
    }
  );
}
