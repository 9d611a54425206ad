import type { DaemonContainerDefinition, DaemonTaskDefinition, DaemonTaskDefinitionSummary } from '@aws-sdk/client-ecs';
import type { CompleteContainer } from '../task-definition/task-definition-record.js';
import { toDate } from '../to-date.js';
import type { DaemonTaskDefinitionRecord } from './daemon-task-definition-record.js';

export function toDaemonTaskDefinitionView(record: DaemonTaskDefinitionRecord): DaemonTaskDefinition {
  const { daemonTaskDefinitionArn, family, revision, status, pidMode, ipcMode, definition } = record;
  const { taskRoleArn, executionRoleArn, volumes, cpu, memory } = definition;
  return {
    ...{ daemonTaskDefinitionArn, family, revision, taskRoleArn, executionRoleArn },
    containerDefinitions: definition.containerDefinitions.map(toContainerView),
    ...{ volumes, cpu, memory, status, pidMode, ipcMode },
    ...timesOf(record),
  };
}

export function toDaemonTaskDefinitionSummary(record: DaemonTaskDefinitionRecord): DaemonTaskDefinitionSummary {
  return { arn: record.daemonTaskDefinitionArn, status: record.status, ...timesOf(record) };
}

function timesOf({ registeredAt, registeredBy, deleteRequestedAt }: DaemonTaskDefinitionRecord) {
  return { registeredAt: new Date(registeredAt), registeredBy, deleteRequestedAt: toDate(deleteRequestedAt) };
}

/** Containers of daemons have neither ports nor volumes of others. Assumption: `secrets` is shown even where there are none. */
function toContainerView(container: CompleteContainer): DaemonContainerDefinition {
  const { portMappings: _, volumesFrom: __, secrets = [], ...members } = container;
  return { ...members, secrets };
}
