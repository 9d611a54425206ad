import type { TaskSubject } from './task-outcome.js';
import type { TaskRecord } from './task-record.js';
import { containerDefinitionsIn, overrideOf, type TaskRequest } from './task-request.js';

/** A new task as the rules of outcomes see it. */
export function toOutcomeSubject(request: TaskRequest, task: Pick<TaskRecord, 'taskArn' | 'group'>): TaskSubject {
  return {
    taskArn: task.taskArn,
    cluster: request.cluster.clusterName,
    family: request.taskDefinition.family,
    revision: request.taskDefinition.revision,
    taskDefinitionArn: request.taskDefinition.taskDefinitionArn,
    group: task.group,
    startedBy: request.startedBy,
    launchType: request.launchType,
    overrides: request.overrides ?? {},
    containers: containerDefinitionsIn(request).map((definition) => {
      const { command = definition.command, environment = [] } = overrideOf(request, definition.name ?? '');
      const variables = [...(definition.environment ?? []), ...environment].map(
        ({ name = '', value = '' }) => [name, value] as const,
      );
      return {
        name: definition.name ?? '',
        image: definition.image ?? '',
        command,
        environment: Object.fromEntries(variables),
      };
    }),
  };
}
