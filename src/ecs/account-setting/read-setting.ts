import type { PutAccountSettingDefaultRequest, SettingName } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import { settingRules } from './setting-rules.js';

/** The name of a setting that callers may set. */
export function readWritableName(given: SettingName | undefined): SettingName {
  const name = given as SettingName; // A required member: it is checked before an action sees the input.
  if (settingRules[name].isManagedByAws) {
    // Assumption: the wording; only that it is read-only is on record.
    throw invalidParameter(`The ${name} account setting is read-only.`);
  }
  return name;
}

/** What a request wants to set. */
export function readSetting(input: PutAccountSettingDefaultRequest): { name: SettingName; value: string } {
  const name = readWritableName(input.name);
  const { value = '' } = input;
  const { values, retired } = settingRules[name];
  if (!values.includes(value)) throw invalidParameter("Invalid setting 'value'");
  if (value === retired?.value) throw invalidParameter(retired.message);
  return { name, value };
}
