import type { PutAccountSettingRequest, PutAccountSettingResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { SettingIdentity } from './account-setting-record.js';
import { isOfRootUser, putSetting } from './account-setting-table.js';
import { toSettingView } from './account-setting-view.js';
import { readPrincipal } from './read-principal.js';
import { readSetting } from './read-setting.js';
import { settingRules } from './setting-rules.js';

/** For the root user, who is the one that calls, this is the same as PutAccountSettingDefault. */
export function putAccountSetting(
  draft: EcsDraft,
  input: PutAccountSettingRequest,
  { scope }: EcsContext,
): PutAccountSettingResponse {
  const { name, value } = readSetting(input);
  const identity = { ...scope, principalArn: readPrincipal(input.principalArn, scope), name };
  assertMayHave(identity);
  const setting = putSetting(draft, identity, value);
  return { setting: toSettingView(setting) };
}

function assertMayHave(identity: SettingIdentity): void {
  if (settingRules[identity.name].isOfAccountOnly && !isOfRootUser(identity)) {
    // Assumption: the wording; only that the root user has to be named is on record.
    throw invalidParameter(`The ${identity.name} account setting can only be set for the root user.`);
  }
}
