import type { SubmitJobRequest, SubmitJobResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { findActiveJobDefinition } from '../job-definition/find-job-definition.js';
import type { JobDefinitionRecord } from '../job-definition/job-definition-record.js';
import { assertPayload } from '../job-definition/rules/definition-rules.js';
import type { JobQueueRecord } from '../job-queue/job-queue-record.js';
import { findJobQueue } from '../job-queue/job-queue-table.js';
import { readTags } from '../tag/read-tags.js';
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
  // With the overrides, too, the job is one that could be registered.
  assertPayload({ ...spec, containerProperties: spec.container });
  assertAwaitedJobs(draft, input, context.scope);
  assertNoConsumables(spec);
  const endsWith = findFlaw(input, definition, spec);
  const job = insertJob(draft, { input, queue, spec, tags, endsWith }, context);
  insertDependencies(draft, job, spec);
  context.schedule({ kind: REVIEW, target: job.jobArn, afterMs: context.timing.submissionMs });
  return { jobArn: job.jobArn, jobName: job.jobName, jobId: job.jobId };
}

function getOpenQueue(draft: BatchDraft, reference: string, scope: Scope): JobQueueRecord {
  const queue = findJobQueue(draft, reference, scope);
  if (queue === undefined) throw clientException(`JobQueue ${reference} not found.`);
  // Assumption: the wordings; that both are refused is on record.
  if (queue.state !== 'ENABLED') throw clientException(`Job Queue ${queue.jobQueueArn} is not in ENABLED state`);
  if (queue.status !== 'VALID' && queue.status !== 'UPDATING') {
    throw clientException(`Job Queue ${queue.jobQueueArn} is not in VALID status`);
  }
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

/** Consumable resources cannot be made yet, so none exists. Assumption: the wording. */
function assertNoConsumables({ consumableResourceProperties, nodeProperties }: JobSpec): void {
  const ofNodes = nodeProperties?.nodeRangeProperties?.map((range) => range.consumableResourceProperties) ?? [];
  const [first] = [consumableResourceProperties, ...ofNodes].flatMap((all) => all?.consumableResourceList ?? []);
  if (first !== undefined) throw clientException(`Consumable resource ${first.consumableResource} does not exist`);
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
