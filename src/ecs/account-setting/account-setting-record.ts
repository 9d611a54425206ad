import type { SettingName } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import type { Stored } from '../../store/table.js';

/** Where, whose and which. */
export interface SettingIdentity extends Scope {
  /** A user or role; or the root user, whose setting is the default of the account. */
  readonly principalArn: string;
  readonly name: SettingName;
}

/** A setting that somebody has made. */
export interface AccountSettingRecord extends SettingIdentity, Stored {
  value: string;
}
