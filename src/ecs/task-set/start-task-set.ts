import { castDraft } from 'immer';
import { noteService, serviceOf, type ServiceStep } from '../service/service-step.js';
import type { LaunchSpec } from '../service/launch-spec.js';
import type { TaskSetRecord } from './task-set-record.js';
import { toTaskSetArn } from './task-set-table.js';
import { unsettleService } from './unsettle-service.js';

export type TaskSetStart = Pick<TaskSetRecord, 'status' | 'spec' | 'scale' | 'externalId' | 'startedBy' | 'tags'>;

/** Adds a task set to a service; the scheduler starts its tasks. */
export function startTaskSet(step: ServiceStep, start: TaskSetStart): TaskSetRecord {
  const { draft, context, serviceArn } = step;
  const { clusterArn } = serviceOf(step);
  const id = `ecs-svc/${context.identifiers.digits(19)}`;
  const taskSet = draft.taskSets.insert({
    ...{ taskSetArn: toTaskSetArn(serviceArn, id), id, serviceArn, clusterArn, ...start },
    ...{ computedDesiredCount: 0, stabilityStatus: 'STABILIZING', stabilityStatusAt: context.now },
    ...{ createdAt: context.now, updatedAt: context.now },
  });
  unsettleService(step);
  return taskSet;
}

/** The task set that AWS CodeDeploy will replace: all of the tasks of a new service. */
export function startCodeDeployTaskSet(step: ServiceStep, spec: LaunchSpec): void {
  const scale = { value: 100, unit: 'PERCENT' } as const;
  startTaskSet(step, { status: 'PRIMARY', spec, scale, startedBy: 'CODE_DEPLOY', tags: [] });
  noteService(step, (service) => void (service.spec = castDraft(spec)));
}
