import type { Setting } from '@aws-sdk/client-ecs';
import type { EffectiveSetting } from './effective-setting.js';
import { settingRules } from './setting-rules.js';

export function toSettingView({ name, value, principalArn }: EffectiveSetting): Setting {
  return { name, value, principalArn, type: settingRules[name].isManagedByAws ? 'aws_managed' : 'user' };
}
