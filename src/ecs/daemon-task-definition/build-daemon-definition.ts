import type { DaemonVolume, RegisterDaemonTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { clientException } from '../ecs-errors.js';
import { assertTaskDefinition } from '../task-definition/assert-task-definition.js';
import { fillDefaults } from '../task-definition/fill-defaults.js';
import type { CompleteDefinition } from '../task-definition/task-definition-record.js';

/** Checks what a caller says of the tasks of a daemon and completes it. Assumption: the rules are those of other tasks. */
export function buildDaemonDefinition(input: RegisterDaemonTaskDefinitionRequest): CompleteDefinition {
  const { pidMode: _, ipcMode: __, tags: ___, volumes = [], ...given } = input;
  const definition = { ...fillDefaults(given), volumes: volumes.map(fillVolume) };
  assertTaskDefinition(definition);
  assertLogVolumes(volumes);
  return definition;
}

function fillVolume(volume: DaemonVolume): DaemonVolume {
  return volume.logDriverVolumeConfiguration ? volume : { ...volume, host: volume.host ?? {} };
}

/** Assumption: the wordings; the rules are documented. */
function assertLogVolumes(volumes: readonly DaemonVolume[]): void {
  for (const { name, host, logDriverVolumeConfiguration: log } of volumes) {
    if (log && host) throw clientException(`Volume '${name}' can have only one kind of volume configuration.`);
    if (log && log.driver !== 'json-file') {
      throw clientException(`The log driver of volume '${name}' must be json-file.`);
    }
  }
}
