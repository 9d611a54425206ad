import type { JobDetail } from '@aws-sdk/client-batch';
import { isFargate } from '../../../batch/compute-environment/environment-kind.js';
import type { ComputeEnvironmentRecord } from '../../../batch/compute-environment/compute-environment-record.js';
import { attemptsMade } from '../../../batch/job/attempt/attempts-made.js';
import { batchVariables } from '../../../batch/job/attempt/batch-variables.js';
import { toJobSubject } from '../../../batch/job/attempt/job-subject.js';
import { planAttempt } from '../../../batch/job/attempt/plan-attempt.js';
import { relativesOf } from '../../../batch/job/attempt/start-attempt.js';
import type { AttemptPlan, JobRecord } from '../../../batch/job/job-record.js';
import { specOf } from '../../../batch/job/job-table.js';
import { runnableOf } from '../../../batch/job/runnable-of.js';
import { containersOf, needOf } from '../../../batch/job/spec/containers-of-spec.js';
import { takeTurn } from '../../../store/turn-table.js';
import type { Described } from '../../seeding/described.js';
import { missingDocument } from '../../seeding/missing-document.js';
import { SeedProblem } from '../../seeding/seed-problem.js';
import type { BatchSeeding } from '../batch-seeding.js';
import { completeInstance } from './complete-instance.js';
import { readCurrentAttempt } from './read-attempts.js';

/** The attempt of a job that is under way: where it runs, and what it does there from now on. */
export function putAttempt(seeding: BatchSeeding, job: JobRecord, described: Described<JobDetail>): void {
  const { draft } = seeding;
  const attempt = readCurrentAttempt(described);
  const environment = findEnvironment(seeding, job, attempt.taskArn);
  const { computeEnvironmentArn } = environment;
  const need = needOf(runnableOf(job, specOf(draft.batch, job)));
  assertTask(seeding, environment, attempt);
  if (isFargate(environment)) {
    draft.batch.computeEnvironments.update(computeEnvironmentArn, (record) => void (record.usedvCpus += need.vcpus));
  } else completeInstance(seeding, environment, { attempt, need });
  const plan = planRest(seeding, job, environment);
  draft.batch.jobs.assign(job.jobArn, { attempt: { ...attempt, computeEnvironmentArn, need, plan } });
}

/** AWS shows it by the cluster of the task alone. */
function findEnvironment(
  { draft }: BatchSeeding,
  { jobQueueArn }: JobRecord,
  taskArn: string | undefined,
): ComputeEnvironmentRecord {
  const { computeEnvironmentOrder = [] } = draft.batch.jobQueues.get(jobQueueArn) ?? {};
  const environments = computeEnvironmentOrder.flatMap(
    ({ computeEnvironment = '' }) => draft.batch.computeEnvironments.get(computeEnvironment) ?? [],
  );
  const clusterArn = taskArn?.replace(':task/', ':cluster/').replace(/\/[^/]+$/, '');
  const environment =
    environments.find(({ ecsClusterArn }) => ecsClusterArn !== undefined && ecsClusterArn === clusterArn) ??
    environments[0];
  if (environment === undefined) throw new SeedProblem('its queue has no compute environment. Describe one.', 'status');
  return environment;
}

/** What runs on an instance of ECS is a task there. */
function assertTask(
  { draft: { ecs } }: BatchSeeding,
  environment: ComputeEnvironmentRecord,
  { taskArn, containerInstanceArn }: { readonly taskArn?: string; readonly containerInstanceArn?: string },
): void {
  if (ecs?.clusters.get(environment.ecsClusterArn ?? '') === undefined) return;
  if (containerInstanceArn === undefined || taskArn === undefined) return;
  const [cluster] = taskArn.split('/').slice(-2);
  if (ecs.containerInstances.get(containerInstanceArn) === undefined) {
    const command = `aws ecs describe-container-instances --cluster ${cluster} --container-instances ${containerInstanceArn}`;
    throw missingDocument('status', 'its container instance in ecs.seed', command);
  }
  if (ecs.tasks.get(taskArn) === undefined) {
    throw missingDocument(
      'status',
      'its task in ecs.seed',
      `aws ecs describe-tasks --cluster ${cluster} --tasks ${taskArn}`,
    );
  }
}

/** What `onJob` says counts from the start of the attempt; one that would be over by now ends as if it had just started. */
function planRest(
  { draft, context }: BatchSeeding,
  job: JobRecord,
  { computeEnvironmentName }: ComputeEnvironmentRecord,
): AttemptPlan {
  const { batch } = draft;
  const spec = specOf(batch, job);
  const containers = containersOf(runnableOf(job, spec));
  const attempt = attemptsMade(batch, job) + 1;
  const relatives = relativesOf({ draft: batch, context }, job, spec);
  const variables = () => batchVariables({ job, spec, attempt, computeEnvironmentName, ...relatives });
  const describe = () => toJobSubject({ job, spec, attempt, containers, variables });
  const elapsed = job.status === 'RUNNING' ? context.now - (job.startedAt ?? context.now) : 0;
  const outcome = context.outcomeOf(describe, (rule) => takeTurn(batch.outcomeTurns, rule)) ?? {};
  const plan = planAttempt(outcome, containers, context.timing);
  return plan.afterMs > elapsed ? plan : { ...plan, afterMs: elapsed + plan.afterMs };
}
