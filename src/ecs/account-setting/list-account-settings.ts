import type { ListAccountSettingsRequest, ListAccountSettingsResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { findSetting } from './account-setting-table.js';
import { toSettingView } from './account-setting-view.js';
import { resolveSetting, type EffectiveSetting } from './effective-setting.js';
import { readPrincipal } from './read-principal.js';
import { settingNames } from './setting-rules.js';

const MOST_RESULTS = 10;

/** Without a principal, the settings of the root user are listed: these are the defaults of the account. */
export function listAccountSettings(
  draft: EcsDraft,
  input: ListAccountSettingsRequest,
  { scope }: EcsContext,
): ListAccountSettingsResponse {
  const { name, value, maxResults, nextToken } = input;
  // Assumption: the exception and its wording; only the rule is on record.
  if (value !== undefined && name === undefined) {
    throw invalidParameter('An account setting name must be specified to filter by value.');
  }
  const principalArn = readPrincipal(input.principalArn, scope);
  const find = input.effectiveSettings ? resolveSetting : findSetting;
  const found = (name === undefined ? NAMES_IN_ORDER : [name])
    .map((each) => find(draft, { ...scope, principalArn, name: each }))
    .filter((setting) => setting !== undefined)
    .filter((setting) => value === undefined || setting.value === value);
  const page = paginate({ list: 'ListAccountSettings', maxResults, nextToken, mostResults: MOST_RESULTS }, (from) =>
    pageable(found, from.after),
  );
  return { settings: page.items.map(toSettingView), nextToken: page.nextToken };
}

/** Replies of AWS have them by name. */
const NAMES_IN_ORDER = settingNames.toSorted();

function pageable(settings: readonly EffectiveSetting[], after = ''): (readonly [string, EffectiveSetting])[] {
  return settings.filter(({ name }) => name > after).map((setting) => [setting.name, setting]);
}
