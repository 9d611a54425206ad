import type { StopTaskRequest, StopTaskResponse } from '@aws-sdk/client-ecs';
import type { Reply } from '../../pipeline/reply.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { decideStop } from './stop-containers.js';
import { noteTask } from './task-step.js';
import { getTask, taskArnOf } from './task-table.js';
import { toTaskView } from './task-view.js';

const LONGEST_REASON = 1_024;

export function stopTask(draft: EcsDraft, input: StopTaskRequest, context: EcsContext): Reply<StopTaskResponse> {
  // Assumption: the wording; the limit is on record.
  if ((input.reason?.length ?? 0) > LONGEST_REASON) {
    throw invalidParameter(`reason can have up to ${LONGEST_REASON} characters.`);
  }
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const found = getTask(draft, taskArnOf(cluster, input.task ?? '', context.scope));
  if (found.desiredStatus === 'STOPPED') return { task: toTaskView(found, { withTags: true }) };
  const decision = { stopCode: 'UserInitiated', stoppedReason: input.reason ?? 'Task stopped by user' } as const;
  const step = { draft, context, taskArn: found.taskArn };
  decideStop(step, decision);
  // The tags of a task go when it is stopped by hand.
  const task = noteTask(step, { tags: [] });
  return () => ({ task: toTaskView(task, { withTags: true }) });
}
