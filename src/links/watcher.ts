import type { BatchTransitionContext } from '../batch/batch-context.js';
import type { BatchDraft } from '../batch/batch-state.js';
import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import { loseCluster } from '../batch/compute-environment/lose-cluster.js';
import { ATTEMPT_STEPS } from '../batch/job/attempt/attempt-steps.js';
import { endAttempt } from '../batch/job/attempt/end-attempt.js';
import { noteContainerEnd } from '../batch/job/attempt/note-container-end.js';
import type { JobRecord } from '../batch/job/job-record.js';
import { requestDispatch } from '../batch/scheduler/request-dispatch.js';
import type { EcsWatcher } from '../ecs/ecs-context.js';
import type { TaskRecord } from '../ecs/task/task-record.js';

/** How AWS Batch hears what becomes of its clusters, instances and tasks without its doing. */
export function createWatcher(draft: BatchDraft, contextOf: () => BatchTransitionContext): EcsWatcher {
  return {
    taskStopping(task) {
      const job = findJobOf(draft, task);
      // What was to become of it does not happen any more.
      if (job !== undefined) contextOf().cancel(job.jobArn, ATTEMPT_STEPS);
    },
    taskStopped(task) {
      const job = findJobOf(draft, task);
      if (job !== undefined) endStopped(draft, { job, task }, contextOf());
    },
    containerStopped(task, container) {
      const job = findJobOf(draft, task);
      if (job !== undefined) noteContainerEnd({ draft, context: contextOf() }, job, container);
    },
    instanceChanged({ clusterArn }) {
      const environment = findEnvironment(draft, clusterArn);
      if (environment !== undefined) requestDispatch(environment.computeEnvironmentArn, contextOf());
    },
    clusterDeleted({ clusterArn }) {
      const environment = findEnvironment(draft, clusterArn);
      if (environment === undefined || environment.status === 'DELETING') return;
      loseCluster(draft, environment.computeEnvironmentArn);
    },
    capacityReturned() {
      for (const { computeEnvironmentArn } of draft.computeEnvironments.all()) {
        requestDispatch(computeEnvironmentArn, contextOf());
      }
    },
  };
}

function findEnvironment(draft: BatchDraft, clusterArn: string): ComputeEnvironmentRecord | undefined {
  return draft.computeEnvironments.first('byCluster', [clusterArn]);
}

/** The job whose attempt runs as the task, unless AWS Batch knows already that it is over. */
function findJobOf(
  draft: BatchDraft,
  { clusterArn, containerInstanceArn = '', taskArn }: TaskRecord,
): JobRecord | undefined {
  const environment = findEnvironment(draft, clusterArn);
  if (environment === undefined) return undefined;
  const place = [environment.computeEnvironmentArn, containerInstanceArn];
  for (const job of draft.jobs.list('byPlace', place)) if (job.attempt?.taskArn === taskArn) return job;
  return undefined;
}

/** The attempt has ended as its task has. What AWS Batch itself has told to stop is not tried again. */
function endStopped(
  draft: BatchDraft,
  { job, task }: { readonly job: JobRecord; readonly task: TaskRecord },
  context: BatchTransitionContext,
): void {
  const { jobArn, attempt } = job;
  context.cancel(jobArn, ATTEMPT_STEPS);
  endAttempt({ draft, context }, jobArn, {
    statusReason: task.stoppedReason ?? '',
    containers: task.containers.map(({ name, exitCode, reason }) => ({
      name,
      ...(exitCode !== undefined && { exitCode }),
      ...(reason !== undefined && { reason }),
    })),
    mayRetry: attempt?.isStopping !== true,
  });
}
