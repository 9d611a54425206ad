import type { BatchDraft } from '../../batch/batch-state.js';
import type { ComputeEnvironmentRecord } from '../../batch/compute-environment/compute-environment-record.js';
import { surveyConsumables } from '../../batch/consumable-resource/survey-consumables.js';
import type { JobStep } from '../../batch/job/job-step.js';
import { listQueuedJobs } from '../../batch/scheduler/list-queued-jobs.js';
import { planDispatch, type DispatchPlan, type PlannedStart } from '../../batch/scheduler/plan-dispatch.js';
import { planInstances } from '../../batch/scheduler/plan-instances.js';
import { setDesired } from '../../batch/scheduler/scale.js';
import { vcpusOf, type QueuedJob } from '../../batch/scheduler/site.js';
import { surveySite } from '../../batch/scheduler/survey-site.js';

export interface Placing {
  readonly jobQueueArn: string;
  /** RUNNABLE jobs of the queue. */
  readonly jobArns: ReadonlySet<string>;
  /** They take their instances down with them, which must not be those of others. */
  readonly areAlone: boolean;
}

/** Where the scheduler would start the jobs if the instances that it would launch were there at once. So they are. */
export function findPlaces(step: JobStep, placing: Placing): readonly PlannedStart[] {
  const queued = [...listQueuedJobs(step.draft, placing.jobQueueArn)].filter(({ jobArn }) =>
    placing.jobArns.has(jobArn),
  );
  for (;;) {
    const plan = planFor(step, placing, queued);
    if (plan.starts.length === queued.length || !launch(step, plan)) return plan.starts;
  }
}

function planFor(
  { draft, context }: JobStep,
  { jobQueueArn, areAlone }: Placing,
  jobs: readonly QueuedJob[],
): DispatchPlan {
  const sites = listEnvironments(draft, jobQueueArn).map((environment) => {
    const site = surveySite(draft, environment, context);
    return areAlone ? { ...site, hosts: site.hosts.filter(({ isIdle }) => isIdle) } : site;
  });
  return planDispatch([{ jobQueueArn, sites, jobs }], surveyConsumables(draft));
}

function listEnvironments(draft: BatchDraft, jobQueueArn: string): ComputeEnvironmentRecord[] {
  const { computeEnvironmentOrder = [] } = draft.jobQueues.get(jobQueueArn) ?? {};
  return computeEnvironmentOrder.flatMap(
    ({ computeEnvironment = '' }) => draft.computeEnvironments.get(computeEnvironment) ?? [],
  );
}

/** Whether there are more instances now. */
function launch({ draft, context }: JobStep, { demand }: DispatchPlan): boolean {
  let launched = 0;
  for (const [computeEnvironmentArn, asked] of demand) {
    const environment = draft.computeEnvironments.get(computeEnvironmentArn);
    if (environment === undefined || asked.length === 0) continue;
    const site = surveySite(draft, environment, context);
    const vcpusLeft = (site.maxvCpus ?? 0) - vcpusOf(site);
    const types = site.isShortOfCapacity ? [] : site.types;
    const planned = planInstances({ demand: asked, booting: [], types, vcpusLeft, mayExceed: false });
    for (const instanceType of planned) context.host.launchInstance(environment, instanceType);
    setDesired(draft, environment, vcpusOf(surveySite(draft, environment, context)));
    launched += planned.length;
  }
  return launched > 0;
}
