import { setAlarm } from '../../ecs/service/set-alarm.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { EcsScene } from './ecs-scene.js';

/** What a CloudWatch alarm says. */
export type AlarmState = 'ALARM' | 'OK';

export function setAlarmState(scene: EcsScene, alarmName: string, state: AlarmState): void {
  if (state !== 'ALARM' && state !== 'OK') {
    throw new UsageError(`alarm: ${showValue(state)} is no state of an alarm. Give ALARM or OK.`, 'incidents');
  }
  setAlarm(scene, { alarmName, state }, scene.scope);
}
