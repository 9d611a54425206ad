import { parseArn } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn } from '../identify.js';
import { rootUserArn } from '../root-user-arn.js';
import type { AccountSettingRecord, SettingIdentity } from './account-setting-record.js';

export const accountSettingTable: TableDefinition<AccountSettingRecord, never> = {
  key: settingKey,
  indexes: {},
  describe: (setting) => (isOfRootUser(setting) ? `${setting.value} (default)` : setting.value),
};

/** AWS gives settings no ARN. This one is for people: `account-setting/user/ci/containerInsights`. */
function settingKey(setting: SettingIdentity): string {
  return ecsArn(setting, `account-setting/${parseArn(setting.principalArn)?.resource}/${setting.name}`);
}

export function isOfRootUser(setting: SettingIdentity): boolean {
  return setting.principalArn === rootUserArn(setting);
}

export function findSetting(draft: EcsDraft, identity: SettingIdentity): AccountSettingRecord | undefined {
  return draft.accountSettings.get(settingKey(identity));
}

/** The last value wins. */
export function putSetting(draft: EcsDraft, identity: SettingIdentity, value: string): AccountSettingRecord {
  if (findSetting(draft, identity) === undefined) return draft.accountSettings.insert({ ...identity, value });
  return draft.accountSettings.update(settingKey(identity), (setting) => {
    setting.value = value;
  });
}

export function deleteSetting(draft: EcsDraft, identity: SettingIdentity): void {
  draft.accountSettings.delete(settingKey(identity));
}
