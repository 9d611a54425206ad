import type { EcsDraft } from '../ecs-state.js';
import type { ServiceRevisionRecord } from '../service-deployment/service-revision-record.js';
import { deploymentIdOf } from '../service-deployment/service-revision-table.js';
import { findTaskSet } from '../task-set/task-set-table.js';
import type { TaskRecord } from '../task/task-record.js';
import type { LaunchSpec } from './launch-spec.js';

export type ServiceTask = Pick<TaskRecord, 'serviceArn' | 'startedBy'>;

/** What a task of a service was launched from: a task set, or a revision. */
export function launchSpecOf(draft: EcsDraft, task: ServiceTask): LaunchSpec | undefined {
  const { serviceArn = '', startedBy } = task;
  const launcher = findTaskSet(draft, serviceArn, startedBy) ?? findRevision(draft, task);
  return (launcher ?? draft.services.get(serviceArn))?.spec;
}

/** Undefined where a task set has started the task. */
export function findRevision(
  draft: EcsDraft,
  { serviceArn = '', startedBy }: ServiceTask,
): ServiceRevisionRecord | undefined {
  const revisions = [...draft.serviceRevisions.list('byService', [serviceArn])];
  return revisions.find(({ serviceRevisionArn }) => deploymentIdOf(serviceRevisionArn) === startedBy);
}
