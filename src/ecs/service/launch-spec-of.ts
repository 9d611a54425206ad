import type { EcsDraft } from '../ecs-state.js';
import { findTaskSet } from '../task-set/task-set-table.js';
import type { TaskRecord } from '../task/task-record.js';
import type { LaunchSpec } from './launch-spec.js';

/** What the tasks of the task set, or else of the service, that a task belongs to are launched from. */
export function launchSpecOf(
  draft: EcsDraft,
  { serviceArn = '', startedBy }: Pick<TaskRecord, 'serviceArn' | 'startedBy'>,
): LaunchSpec | undefined {
  return (findTaskSet(draft, serviceArn, startedBy) ?? draft.services.get(serviceArn))?.spec;
}
