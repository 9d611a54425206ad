import type { PutAccountSettingDefaultRequest, PutAccountSettingDefaultResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { rootUserArn } from '../root-user-arn.js';
import { putSetting } from './account-setting-table.js';
import { toSettingView } from './account-setting-view.js';
import { readSetting } from './read-setting.js';

export function putAccountSettingDefault(
  draft: EcsDraft,
  input: PutAccountSettingDefaultRequest,
  { scope }: EcsContext,
): PutAccountSettingDefaultResponse {
  const { name, value } = readSetting(input);
  const setting = putSetting(draft, { ...scope, principalArn: rootUserArn(scope), name }, value);
  return { setting: toSettingView(setting) };
}
