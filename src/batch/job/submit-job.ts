import type { SubmitJobRequest, SubmitJobResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import { assertOpen } from '../assert-settled.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { findConsumableResource } from '../consumable-resource/consumable-resource-table.js';
import { insertUses } from '../consumable-resource/consumable-use-table.js';
import { consumableNeedsOf } from '../consumable-resource/needs-of-spec.js';
import { batchArn } from '../identify.js';
import { findActiveJobDefinition } from '../job-definition/find-job-definition.js';
import type { JobDefinitionRecord } from '../job-definition/job-definition-record.js';
import { assertPayload } from '../job-definition/rules/definition-rules.js';
import type { JobQueueRecord } from '../job-queue/job-queue-record.js';
import { findJobQueue } from '../job-queue/job-queue-table.js';
import { readTags } from '../tag/read-tags.js';
import { enterShare } from '../scheduler/fair-share/change-share.js';
import { shareOf } from '../scheduler/fair-share/share-of.js';
import { arnOfJob } from './dependency/list-awaited.js';
import type { JobRecord, JobSpec } from './job-record.js';
import { REVIEW } from './review-step.js';
import { buildSpec } from './spec/build-spec.js';
import { assertFargateOverrides, assertMatchesDefinition } from './submit/definition-rules.js';
import { assertAwaitedJobs } from './submit/dependency-rules.js';
import { findFlaw } from './submit/find-flaw.js';
import { assertMatchesQueue } from './submit/queue-rules.js';
import { assertSubmitInput } from './submit/submit-rules.js';

export function submitJob(draft: BatchDraft, input: SubmitJobRequest, context: BatchContext): SubmitJobResponse {
  assertSubmitInput(input);
  const tags = readTags(input.tags);
  const queue = getOpenQueue(draft, input.jobQueue ?? '', context.scope);
  const definition = getDefinition(draft, input.jobDefinition ?? '', context.scope);
  assertMatchesDefinition(input, definition);
  assertMatchesQueue(draft, queue, { input, definition });
  const spec = buildSpec(definition, input);
  assertFargateOverrides(input, definition);
  assertSound(spec);
  assertAwaitedJobs(draft, input, context.scope);
  assertConsumablesExist(draft, spec, context.scope);
  const endsWith = findFlaw(input, definition, spec);
  const job = insertJob(draft, { input, queue, spec, tags, endsWith }, context);
  enterShare({ draft, context }, job);
  insertDependencies(draft, job, spec);
  insertUses(draft, job, spec);
  context.schedule({ kind: REVIEW, target: job.jobArn, afterMs: context.timing.submissionMs });
  return { jobArn: job.jobArn, jobName: job.jobName, jobId: job.jobId };
}

function getOpenQueue(draft: BatchDraft, reference: string, scope: Scope): JobQueueRecord {
  const queue = findJobQueue(draft, reference, scope);
  if (queue === undefined) throw clientException(`JobQueue ${reference} not found.`);
  assertOpen(`Job Queue ${queue.jobQueueArn}`, queue);
  return queue;
}

/** Assumption: the same sentence, whichever way the definition was named. */
function getDefinition(draft: BatchDraft, reference: string, scope: Scope): JobDefinitionRecord {
  const definition = findActiveJobDefinition(draft, reference, scope);
  if (definition === undefined) {
    throw clientException(`JobDefinition name ${reference} does not exist or is not in ACTIVE status`);
  }
  return definition;
}

/** Assumption: that they must exist by then, and the wording. */
function assertConsumablesExist(draft: BatchDraft, spec: JobSpec, scope: Scope): void {
  for (const { consumableResourceArn: arn } of consumableNeedsOf(spec)) {
    if (findConsumableResource(draft, arn, scope) === undefined) throw clientException(`${arn} does not exist`);
  }
}

/** What jobs have been found to be sound: those of one definition mostly run the same. */
const sound = new WeakSet<object>();

/** With the overrides, too, the job is one that could be registered. */
function assertSound(spec: JobSpec): void {
  const payload = spec.container ?? spec.ecsProperties ?? spec.eksProperties ?? spec.nodeProperties;
  if (payload === undefined || sound.has(payload)) return;
  assertPayload({ ...spec, containerProperties: spec.container });
  sound.add(payload);
}

interface NewJob {
  readonly input: SubmitJobRequest;
  readonly queue: JobQueueRecord;
  readonly spec: JobSpec;
  readonly tags: Readonly<Record<string, string>>;
  readonly endsWith: string | undefined;
}

function insertJob(
  draft: BatchDraft,
  { input, queue, spec, tags, endsWith }: NewJob,
  context: BatchContext,
): JobRecord {
  const jobId = context.identifiers.uuid();
  const arraySize = input.arrayProperties?.size;
  const numNodes = spec.nodeProperties?.numNodes;
  return draft.jobs.insert({
    jobArn: batchArn(context.scope, 'job', jobId),
    jobId,
    jobName: input.jobName ?? '',
    jobQueueArn: queue.jobQueueArn,
    status: 'SUBMITTED',
    createdAt: context.now,
    spec,
    ...shareOf(draft, queue.jobQueueArn, spec),
    ...(arraySize !== undefined && { arraySize }),
    ...(numNodes !== undefined && { numNodes }),
    attempts: [],
    isCancelled: false,
    isTerminated: false,
    ...(endsWith !== undefined && { endsWith }),
    tags: { ...tags },
  });
}

export function insertDependencies(
  draft: BatchDraft,
  { jobArn: dependentArn }: JobRecord,
  { dependsOn }: JobSpec,
): void {
  // A job may be named twice: it is waited for as a whole, unless all say N_TO_N.
  const isNToN = new Map<string, boolean>();
  for (const { jobId, type } of dependsOn) {
    if (jobId !== undefined) isNToN.set(jobId, type === 'N_TO_N' && isNToN.get(jobId) !== false);
  }
  for (const [jobId, waitsForPeers] of isNToN) {
    draft.dependencies.insert({ jobArn: arnOfJob(dependentArn, jobId), dependentArn, isNToN: waitsForPeers });
  }
}
