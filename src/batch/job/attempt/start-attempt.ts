import { freeze } from 'immer';
import { oncePerObject } from '../../../store/once-per-object.js';
import { takeTurn } from '../../../store/turn-table.js';
import type { ComputeEnvironmentRecord } from '../../compute-environment/compute-environment-record.js';
import { changeJob, type JobStep } from '../job-step.js';
import type { JobRecord, JobSpec } from '../job-record.js';
import { getJob, specOf } from '../job-table.js';
import { isFargate } from '../../compute-environment/environment-kind.js';
import { runnableOf } from '../runnable-of.js';
import { containersOf, needOf, type JobContainer } from '../spec/containers-of-spec.js';
import { attemptsMade } from './attempts-made.js';
import { RUN } from './attempt-steps.js';
import { batchVariables } from './batch-variables.js';
import { toJobSubject } from './job-subject.js';
import { planAttempt } from './plan-attempt.js';

/** Where an attempt is to run. */
export interface Placement {
  readonly jobArn: string;
  readonly environment: ComputeEnvironmentRecord;
  /** Left out on Fargate. */
  readonly instanceArn?: string | undefined;
}

/** RUNNABLE → STARTING: the job has its place, and its task comes into being. */
export function startAttempt(step: JobStep, { jobArn, environment, instanceArn }: Placement): JobRecord {
  const { draft, context } = step;
  const job = getJob(draft, jobArn);
  const spec = specOf(draft, job);
  const runnable = runnableOf(job, spec);
  const containers = containersOf(runnable);
  const need = needOf(runnable);
  const attempt = attemptsMade(draft, job) + 1;
  const { computeEnvironmentArn, computeEnvironmentName } = environment;
  const variables = () =>
    batchVariables({ job, spec, attempt, computeEnvironmentName, ...relativesOf(step, job, spec) });
  const describe = () => toJobSubject({ job, spec, attempt, containers, variables });
  const outcome = context.outcomeOf(describe, (rule) => takeTurn(draft.outcomeTurns, rule));
  const plan = planAttempt(outcome, containers, context.timing);
  const task = context.host.startTask({ job, environment, instanceArn, need, containers, variables, plan });
  if (isFargate(environment)) {
    draft.computeEnvironments.update(computeEnvironmentArn, (record) => void (record.usedvCpus += need.vcpus));
  }
  const { fargateStartingMs, startingMs } = context.timing;
  context.schedule({ kind: RUN, target: jobArn, afterMs: isFargate(environment) ? fargateStartingMs : startingMs });
  return changeJob(step, jobArn, {
    status: 'STARTING',
    statusReason: undefined,
    blockedBy: undefined,
    reservation: undefined,
    attempt: {
      computeEnvironmentArn,
      need,
      plan,
      containers: yetToRun(containers),
      ...task,
    },
  });
}

/** Thousands of children have the same. */
const yetToRun = oncePerObject((containers: readonly JobContainer[]) =>
  freeze(
    containers.map(({ name }) => ({ name })),
    true,
  ),
);

/** What the variables tell a job of its parent, and a node of its main node. */
export function relativesOf(
  { draft }: JobStep,
  { parentArn, index }: JobRecord,
  { nodeProperties }: JobSpec,
): { readonly arraySize?: number | undefined; readonly mainNodeAddress?: string | undefined } {
  if (parentArn === undefined) return {};
  if (nodeProperties === undefined) return { arraySize: getJob(draft, parentArn).arraySize };
  if (index === nodeProperties.mainNode) return {};
  const main = getJob(draft, `${parentArn}#${nodeProperties.mainNode}`);
  return { mainNodeAddress: main.attempt?.networkInterfaces?.[0]?.privateIpv4Address };
}
