import type { DeleteAccountSettingRequest, DeleteAccountSettingResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { deleteSetting, findSetting } from './account-setting-table.js';
import { toSettingView } from './account-setting-view.js';
import { readPrincipal } from './read-principal.js';
import { readWritableName } from './read-setting.js';

/** What is deleted is shown as it was. */
export function deleteAccountSetting(
  draft: EcsDraft,
  input: DeleteAccountSettingRequest,
  { scope }: EcsContext,
): DeleteAccountSettingResponse {
  const name = readWritableName(input.name);
  const principalArn = readPrincipal(input.principalArn, scope);
  const setting = findSetting(draft, { ...scope, principalArn, name });
  // Assumption: the exception and its wording.
  if (setting === undefined) throw invalidParameter(`The ${name} account setting is not set for ${principalArn}.`);
  deleteSetting(draft, setting);
  return { setting: toSettingView(setting) };
}
