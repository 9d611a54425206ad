import type { AttemptRecord, JobRecord } from '../../batch/job/job-record.js';
import { getJob } from '../../batch/job/job-table.js';
import type { EcsSlices } from '../../ecs/ecs-service.js';
import type { WorldDraft } from '../../store/state.js';
import { dateBackTask, type TaskDateBack } from '../seeding/date-back-task.js';
import { assertStays, dateBackTransitions } from '../seeding/date-back-transitions.js';
import { planTimes, type TimePlan } from '../seeding/plan-times.js';
import type { BatchSeeding } from './batch-seeding.js';
import type { SeededLife } from './seeded-life.js';

/** All that has happened to the job, its children or nodes, and their tasks, and all that will, happens so much earlier. */
export function dateBackJob(seeding: BatchSeeding, life: SeededLife): void {
  const { draft, context } = seeding;
  const { seed, jobArn } = life;
  const { now } = context;
  const record = getJob(draft.batch, jobArn);
  // One that has lost its host with another has ended without a step of its own.
  const arrivedAt = Math.max(life.now, record.stoppedAt ?? life.now);
  const description = `a job that is ${record.status}`;
  const times = planTimes({ seed, record, description, arrivedAt, now });
  assertStays(draft.transitions, { target: jobArn, byMs: times.byMs, now, description });
  datePart(seeding, record, times);
  for (const part of [...draft.batch.jobs.list('byParentStatus', [jobArn])]) {
    datePart(
      seeding,
      part,
      record.arraySize === undefined ? times : timesOfChild(part, times, { ...life, now: arrivedAt }),
    );
  }
}

/** A child has come to its status when the array has, whenever that was; it has been there since the array had children. */
function timesOfChild({ jobArn, createdAt }: JobRecord, times: TimePlan, life: SeededLife): TimePlan {
  const aheadMs = life.now - Math.max(createdAt, life.movedAt.get(jobArn) ?? 0);
  const byMs = times.byMs - aheadMs;
  return { byMs, move: (time) => (time <= createdAt ? times.move(time) : time - byMs) };
}

const TIMES = ['createdAt', 'startedAt', 'stoppedAt', 'runnableAt'] as const;

function datePart({ draft, context }: BatchSeeding, { jobArn }: JobRecord, times: TimePlan): void {
  const { attempts, attempt, numNodes } = draft.batch.jobs.update(jobArn, (job) => {
    for (const member of TIMES) if (job[member] !== undefined) job[member] = times.move(job[member]);
    for (const past of job.attempts) dateBackAttempt(past, times);
    if (job.attempt !== undefined) dateBackAttempt(job.attempt, times);
  });
  dateBackTransitions(draft.transitions, { target: jobArn, byMs: times.byMs }, context);
  const { ecs, transitions } = draft;
  // The attempts of nodes stand in their parent, too.
  const own = numNodes === undefined ? [...attempts, ...(attempt ? [attempt] : [])] : [];
  for (const { taskArn: target = '' } of own) {
    if (ecs?.tasks.get(target) !== undefined) dateBackWithDefinition({ ecs, transitions }, { target, times }, context);
  }
}

/** AWS Batch registers the task definition when the first task needs it. */
function dateBackWithDefinition(
  draft: WorldDraft<EcsSlices>,
  dateBack: TaskDateBack,
  context: BatchSeeding['context'],
) {
  dateBackTask(draft, dateBack, context);
  const task = draft.ecs.tasks.get(dateBack.target);
  if (task === undefined) return;
  draft.ecs.taskDefinitions.update(task.taskDefinitionArn, (definition) => {
    definition.registeredAt = Math.min(definition.registeredAt, task.createdAt);
  });
}

function dateBackAttempt(attempt: Pick<AttemptRecord, 'startedAt' | 'stoppedAt'>, { move }: TimePlan): void {
  if (attempt.startedAt !== undefined) attempt.startedAt = move(attempt.startedAt);
  if (attempt.stoppedAt !== undefined) attempt.stoppedAt = move(attempt.stoppedAt);
}
