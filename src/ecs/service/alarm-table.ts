import type { Scope } from '../../aws/arn.js';
import type { Stored, TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';

/** An alarm of Amazon CloudWatch, as far as deployments watch it. One that is not there is OK. */
export interface AlarmRecord extends Stored {
  /** `<account> <region> <name>` */
  key: string;
  alarmName: string;
  state: 'ALARM' | 'OK';
}

export const alarmTable: TableDefinition<AlarmRecord, never> = {
  key: (alarm) => alarm.key,
  indexes: {},
  describe: (alarm) => alarm.state,
};

export function alarmKey(alarmName: string, { accountId, region }: Scope): string {
  return `${accountId} ${region} ${alarmName}`;
}

/** Those of the names whose alarm has gone off. */
export function listTriggeredAlarms(draft: EcsDraft, names: readonly string[], scope: Scope): string[] {
  return names.filter((name) => draft.alarms.get(alarmKey(name, scope))?.state === 'ALARM');
}
